package io.archbench.relational;

import org.junit.jupiter.api.Assumptions;

/** The machine's PostgreSQL server, for tests that cannot do without. */
final class Installed {
  private static final String REQUIRE = "ARCHBENCH_REQUIRE_POSTGRES";

  private Installed() {}

  /** Skips the test where there is none, unless it is required. */
  static PostgresPrograms programs() {
    try {
      return PostgresPrograms.find();
    } catch (UnusableServerException e) {
      if ("1".equals(System.getenv(REQUIRE))) {
        throw e;
      }
      return Assumptions.abort(e.toString());
    }
  }
}
