package io.archbench.runner.local;

/** A jar of which no suite can be made. */
public final class UnusableJarException extends RuntimeException {
  private final String expected;
  private final String found;

  UnusableJarException(String expected, String found) {
    super("expected " + expected + ", found " + found);
    this.expected = expected;
    this.found = found;
  }

  String expected() {
    return expected;
  }

  String found() {
    return found;
  }
}
