package io.archbench.analysis.price;

/** Text that names no price because of its form. */
public final class InvalidReferenceException extends PriceException {
  InvalidReferenceException(String text, String expected) {
    super(
        "'"
            + text
            + "' is no reference to a price: expected "
            + expected
            + ", such as azure/Standard_D16_v3 or azure/Standard_D16_v3@westeurope:on-demand");
  }
}
