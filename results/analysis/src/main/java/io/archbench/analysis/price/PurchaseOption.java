package io.archbench.analysis.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a node is bought; prices of different options are never mixed unless told. */
public enum PurchaseOption {
  @JsonProperty("on-demand")
  ON_DEMAND,
  @JsonProperty("reserved")
  RESERVED,
  @JsonProperty("spot")
  SPOT,
  @JsonProperty("negotiated")
  NEGOTIATED;

  /** The word in files and references, such as {@code on-demand}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option of that word. */
  public static Optional<PurchaseOption> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equalsIgnoreCase(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values())
        .map(PurchaseOption::word)
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
  }
}
