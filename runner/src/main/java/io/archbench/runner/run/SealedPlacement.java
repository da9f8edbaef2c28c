package io.archbench.runner.run;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A placement, whose it is, and the digest of both: the journal vouches for the record only.
 *
 * @param attempt {@code <trial>-a<attempt>}
 */
record SealedPlacement(int schemaVersion, String attempt, Placement placement, String sha256) {
  private static final int SCHEMA = 1;

  static SealedPlacement of(String attempt, Placement placement) {
    return new SealedPlacement(SCHEMA, attempt, placement, seal(attempt, placement));
  }

  private static String seal(String attempt, Placement placement) {
    return Sha256.of(
        (attempt + "\n" + CanonicalJson.text(placement)).getBytes(StandardCharsets.UTF_8));
  }

  Placement opened(String wanted, Path file) {
    if (!attempt.equals(wanted) || !seal(attempt, placement).equals(sha256)) {
      throw new DamagedRunException(
          file + " is not what was collected: it was changed since. Restore it from a copy.");
    }
    return placement;
  }
}
