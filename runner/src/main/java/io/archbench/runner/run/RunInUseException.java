package io.archbench.runner.run;

import java.nio.file.Path;

/** Another runner holds the run directory. */
public final class RunInUseException extends RuntimeException {
  RunInUseException(Path directory, String holder) {
    super(
        directory
            + " is in use by another archbench (process "
            + holder
            + "). Wait until it ends, or stop it; then try again.");
  }
}
