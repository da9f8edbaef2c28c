package io.archbench.analysis.price;

import java.util.List;
import java.util.stream.Collectors;

/** A price that is not in the book; names what comes nearest. */
public final class UnknownPriceException extends PriceException {
  private final transient List<String> nearest;

  UnknownPriceException(String what, List<String> nearest) {
    super(
        what
            + (nearest.isEmpty() ? "" : " (did you mean " + either(nearest) + "?)")
            + ".\n`archbench prices` lists what there is; add prices of your own with --prices"
            + " FILE.");
    this.nearest = List.copyOf(nearest);
  }

  /** References that were perhaps meant, the likeliest first. */
  public List<String> nearest() {
    return nearest;
  }

  private static String either(List<String> references) {
    return references.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" or "));
  }
}
