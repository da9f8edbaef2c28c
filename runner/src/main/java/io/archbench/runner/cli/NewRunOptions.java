package io.archbench.runner.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that begin to measure. */
final class NewRunOptions {
  @Mixin private final RunsOption runs = new RunsOption();

  @Mixin private final EmbeddedOption embedded = new EmbeddedOption();

  @Mixin private final AcceptOption accept = new AcceptOption();

  @Option(
      names = "--yes",
      description = "Begin though the budget is less than what is measured in any case.")
  private boolean yes;

  /** Where the run's directory is made. */
  Path runs() {
    return runs.directory();
  }

  EmbeddedOption embedded() {
    return embedded;
  }

  AcceptOption accept() {
    return accept;
  }

  boolean isBudgetOverridden() {
    return yes;
  }
}
