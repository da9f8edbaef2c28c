package io.archbench.runner.cli;

import picocli.CommandLine.Option;

/** What becomes of a run on a cluster that has no node for one of its variants. */
final class MissingOption {
  @Option(
      names = "--allow-missing",
      description = "On a cluster: measure the others if a variant gets no node in time.")
  private boolean allowed;

  boolean isAllowed() {
    return allowed;
  }
}
