package io.archbench.runner.cli;

import io.archbench.report.text.TextReport.Layout;
import picocli.CommandLine.Option;

/** How wide the table on standard output may become. */
final class WideOption {
  @Option(
      names = "--wide",
      description =
          "One line for each cell, however long, with its noise floor, values and p99 latency.")
  private boolean wide;

  Layout layout() {
    return wide ? Layout.WIDE : Layout.NARROW;
  }
}
