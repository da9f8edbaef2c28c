package io.archbench.runner.cli;

/** A word of a command, as a shell takes it for one. */
final class ShellWord {
  private ShellWord() {}

  /** The word, in quotes if it holds anything that means more to a shell. */
  static String of(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
