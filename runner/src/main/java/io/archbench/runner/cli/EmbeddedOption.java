package io.archbench.runner.cli;

import io.archbench.runner.plan.OfferedSuites;
import picocli.CommandLine.Option;

/** The option that lets suites use programs of their own where a machine has none. */
final class EmbeddedOption {
  @Option(
      names = "--allow-embedded",
      description =
          "Where a machine has no PostgreSQL server, measure the one that the suite relational brings, whose"
              + " arm64 build has no LSE atomics. Reports call it embedded.")
  private boolean allowed;

  /** The suites, allowed to do so if that was said. */
  OfferedSuites applied(OfferedSuites suites) {
    return allowed ? suites.allowingEmbedded() : suites;
  }
}
