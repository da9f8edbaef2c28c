package io.archbench.keyvalue;

import io.archbench.workload.Sha256;
import java.security.MessageDigest;
import java.util.List;

/**
 * The answer to a transaction or a read.
 *
 * @param revision of the store, afterwards
 * @param succeeded whether all comparisons held
 * @param found what the ranges found, one after the other
 */
record Outcome(long revision, boolean succeeded, List<KeyValue> found) {
  Outcome {
    found = List.copyOf(found);
  }

  /** Digest of all of it, hexadecimal. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    digest.update(Encoder.of(this).asReadOnlyByteBuffer());
    return Sha256.hexadecimal(digest);
  }
}
