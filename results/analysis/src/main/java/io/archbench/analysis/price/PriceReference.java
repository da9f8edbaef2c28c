package io.archbench.analysis.price;

import io.archbench.trial.Nearest;
import java.util.Arrays;
import java.util.Optional;

/**
 * What names a price: {@code provider/type[@region][:purchase]}.
 *
 * @param region absent: the provider's home region, or the only one there is
 * @param purchase absent: on-demand
 */
public record PriceReference(
    String provider, String type, Optional<String> region, Optional<PurchaseOption> purchase) {
  private static final String FORM = "provider/type[@region][:purchase]";

  /**
   * Reads a reference.
   *
   * @throws InvalidReferenceException if the text has another form
   */
  public static PriceReference parse(String text) {
    int slash = text.indexOf('/');
    int colon = text.lastIndexOf(':');
    boolean bought = colon > slash && isWord(text.substring(colon + 1));
    int end = bought ? colon : text.length();
    int at = text.lastIndexOf('@', end - 1);
    boolean located = at > slash;
    if (slash < 1 || slash + 1 >= (located ? at : end) || (located && at + 1 == end)) {
      throw new InvalidReferenceException(text, FORM);
    }
    return new PriceReference(
        text.substring(0, slash),
        text.substring(slash + 1, located ? at : end),
        located ? Optional.of(text.substring(at + 1, end)) : Optional.empty(),
        bought ? Optional.of(purchase(text, text.substring(colon + 1))) : Optional.empty());
  }

  /** Colons stand in names of single nodes too; what follows there is no word. */
  private static boolean isWord(String text) {
    return text.chars().allMatch(letter -> Character.isLetter(letter) || letter == '-');
  }

  private static PurchaseOption purchase(String text, String word) {
    return PurchaseOption.of(word)
        .orElseThrow(
            () ->
                new InvalidReferenceException(
                    text,
                    FORM
                        + " with a purchase of "
                        + PurchaseOption.words()
                        + Nearest.hint(
                            word,
                            Arrays.stream(PurchaseOption.values())
                                .map(PurchaseOption::word)
                                .toList())));
  }

  /** The product, {@code provider/type}. */
  public String product() {
    return provider + "/" + type;
  }

  @Override
  public String toString() {
    return product()
        + region.map(name -> "@" + name).orElse("")
        + purchase.map(option -> ":" + option.word()).orElse("");
  }
}
