package io.archbench.runner.cli;

import picocli.CommandLine.Option;

/** How a reading command answers: for people or for programs. */
final class OutputChoice {
  /** The forms. */
  enum Form {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Form of the result on standard output (default: ${DEFAULT-VALUE}).")
  private Form form = Form.text;

  @Option(names = "--json", description = "Same as -o json.")
  private boolean json;

  boolean isJson() {
    return json || form == Form.json;
  }
}
