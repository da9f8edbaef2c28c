package io.archbench.runner.study;

/** A value that its record refuses; says which component, what was expected and what was found. */
final class ImpossibleValueException extends IllegalArgumentException {
  private final String component;
  private final String expected;
  private final String found;

  ImpossibleValueException(String component, String expected, String found) {
    super(component + ": expected " + expected + ", found " + found);
    this.component = component;
    this.expected = expected;
    this.found = found;
  }

  String component() {
    return component;
  }

  String expected() {
    return expected;
  }

  String found() {
    return found;
  }
}
