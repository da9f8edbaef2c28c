package io.archbench.runner.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where run directories are made. */
final class RunsOption {
  /** Where they are made unless told otherwise. */
  static final String RUNS = "runs";

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = RUNS,
      description = "Where run directories are made (default: ${DEFAULT-VALUE}/).")
  private Path directory = Path.of(RUNS);

  Path directory() {
    return directory;
  }
}
