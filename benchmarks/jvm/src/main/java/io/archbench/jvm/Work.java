package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;

/** What a cell does, over a corpus of its own. */
interface Work {
  /** SHA-256 of the corpus, hexadecimal. */
  String sha256();

  /** Does all of it once, and compares each answer with the one that is known. */
  void checkAll(AnswerDigest answers) throws Exception;
}
