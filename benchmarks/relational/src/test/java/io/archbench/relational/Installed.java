package io.archbench.relational;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The machine's PostgreSQL server, for tests that cannot do without. */
final class Installed {
  private static final String REQUIRE = "ARCHBENCH_REQUIRE_POSTGRES";

  private Installed() {}

  /** Skips the test where there is none, unless it is required. */
  static PostgresPrograms programs() {
    Optional<PostgresPrograms> installed = PostgresPrograms.installed();
    if (installed.isEmpty() && "1".equals(System.getenv(REQUIRE))) {
      throw PostgresPrograms.none();
    }
    Assumptions.assumeTrue(installed.isPresent(), "no PostgreSQL server on this machine");
    return installed.orElseThrow();
  }
}
