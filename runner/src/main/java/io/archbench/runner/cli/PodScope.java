package io.archbench.runner.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose pods are looked at. */
class PodScope {
  @Option(
      names = {"-A", "--all-namespaces"},
      required = true,
      description = "Pods of all namespaces.")
  private boolean everywhere;

  @Option(
      names = {"-n", "--namespace"},
      required = true,
      paramLabel = "NS",
      description = "Pods of a namespace.")
  private Optional<String> namespace = Optional.empty();

  /** The one; absent: all. */
  Optional<String> namespace() {
    return everywhere ? Optional.empty() : namespace;
  }
}
