package io.archbench.runner.cli;

import picocli.CommandLine.Option;

/** How a reading command answers whose result is a table: for people, spreadsheets or programs. */
final class TableForm {
  /** The forms. */
  enum Form {
    text,
    csv,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|csv|json",
      defaultValue = "text",
      description = "Form of the result on standard output (default: ${DEFAULT-VALUE}).")
  private Form form = Form.text;

  @Option(names = "--json", description = "Same as -o json.")
  private boolean json;

  Form form() {
    return json ? Form.json : form;
  }
}
