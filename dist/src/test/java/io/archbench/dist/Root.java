package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** What only root can do to a machine; where it has to be possible, a test may not be skipped. */
final class Root {
  private static final boolean REQUIRED = System.getenv("ARCHBENCH_REQUIRE_ROOT") != null;

  private Root() {}

  /** Skips the test with the reason unless the command ends well. */
  static void assume(String reason, String... command) throws Exception {
    boolean possible = run(command) == 0;
    if (REQUIRED) {
      assertThat(possible).as(reason).isTrue();
    }
    assumeTrue(possible, reason);
  }

  /** Mounts a file system of 2 MB; skips the test with the reason where that is not possible. */
  static void mountSmallDisk(Path directory) throws Exception {
    assume(
        "a small file system may be mounted only by root",
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "size=2m",
        "tmpfs",
        directory.toString());
  }

  /** Runs a command and returns its exit code. */
  static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
