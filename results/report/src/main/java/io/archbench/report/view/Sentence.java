package io.archbench.report.view;

/** Makes sentences of the phrases that other modules give. */
final class Sentence {
  private Sentence() {}

  /** The phrase with a full stop, unless it has an end; it may start with a name, so as it is. */
  static String of(String phrase) {
    String text = phrase.strip();
    return text.isEmpty() || text.matches("(?s).*[.!?]") ? text : text + ".";
  }
}
