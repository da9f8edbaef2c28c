package io.archbench.dist;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A user that no passwd file knows, without a home. */
final class Stranger {
  private static final String NUMBER = "54321";

  private Stranger() {}

  /** What root starts a program with that is to run as this user. */
  static String[] command() {
    return new String[] {
      "setpriv",
      "--reuid",
      NUMBER,
      "--regid",
      NUMBER,
      "--clear-groups",
      "env",
      "-u",
      "HOME",
      "-u",
      "USER"
    };
  }

  /** Skips the test where this user may not even read the build. */
  static void assumeMayRead() throws Exception {
    assumeTrue(
        Root.run(
                "setpriv",
                "--reuid",
                NUMBER,
                "--clear-groups",
                "--regid",
                NUMBER,
                "test",
                "-r",
                StubSpecs.HOME.toAbsolutePath() + "/agent")
            == 0,
        "the build lies where other users may not read");
  }
}
