package io.archbench.analysis.price;

import java.util.List;

/** A file of prices that cannot be used; holds every mistake in it. */
public final class InvalidPriceFileException extends PriceException {
  private final transient List<String> problems;

  InvalidPriceFileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each mistake, as {@code file:line: column: expected …, found …}. */
  public List<String> problems() {
    return problems;
  }
}
