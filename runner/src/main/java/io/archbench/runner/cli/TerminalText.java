package io.archbench.runner.cli;

/** Text that others wrote, without what a terminal would take for a command. */
final class TerminalText {
  private TerminalText() {}

  /** One line. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
  }

  /** Several lines. */
  static String lines(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\n\t]]", "\uFFFD");
  }
}
