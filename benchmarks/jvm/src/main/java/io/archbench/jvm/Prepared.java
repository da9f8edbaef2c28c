package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The work of all threads, with the check of its answers before anything is timed. */
@State(Scope.Benchmark)
public abstract class Prepared {
  final CellDirectory directory = CellDirectory.ofThisCell();

  /** Makes the corpus, and what is done with it. */
  abstract Work make(Seed seed, CorpusSize size) throws Exception;

  /** Makes the corpus, and checks the answers. */
  @Setup
  public void prepare() throws Exception {
    Work work = make(Seed.ofThisCell(), CorpusSize.ofThisCell());
    directory.corpus(work.sha256());
    AnswerDigest answers = new AnswerDigest(directory);
    work.checkAll(answers);
    answers.write();
  }

  /** One of three, by the size of the corpus. */
  static int sized(CorpusSize size, int small, int medium, int large) {
    return switch (size) {
      case SMALL -> small;
      case MEDIUM -> medium;
      case LARGE -> large;
    };
  }
}
