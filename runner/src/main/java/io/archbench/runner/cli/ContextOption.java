package io.archbench.runner.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster of the kubeconfig. */
final class ContextOption {
  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Context of the kubeconfig (default: its current one).")
  private Optional<String> context = Optional.empty();

  /** Its name; absent: the current one. */
  Optional<String> name() {
    return context;
  }
}
