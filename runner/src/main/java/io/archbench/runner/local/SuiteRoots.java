package io.archbench.runner.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the agent finds the suite of a trial.
 *
 * @param installed holds {@code <suite>/} for each suite that archbench ships
 * @param brought holds {@code <digest>/<suite>/} for each build that the study brought along
 */
record SuiteRoots(Path installed, Path brought) {
  private static final int DIGITS = 16;

  /** The directory that holds the suite with that digest, by its name. */
  Path of(String suiteSha256) {
    Path own = build(brought, suiteSha256);
    return Files.isDirectory(own) ? own : installed;
  }

  /** Where a build with that digest lies. */
  static Path build(Path brought, String suiteSha256) {
    return brought.resolve(suiteSha256.substring(0, DIGITS));
  }
}
