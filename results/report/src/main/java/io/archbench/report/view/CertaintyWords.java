package io.archbench.report.view;

import io.archbench.analysis.whole.Certainty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the words of certainty say and rest on. */
public final class CertaintyWords {
  private CertaintyWords() {}

  /** The word itself. */
  public static String word(Certainty.Word word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** The word with all that lowered it. */
  static String sentence(Certainty certainty) {
    String word = "Certainty is " + word(certainty.word());
    return Sentence.of(
        certainty.deductions().isEmpty()
            ? word
            : word + ": " + String.join("; ", certainty.deductions()));
  }

  /** The fixed table behind the words, as pairs of a word and its meaning. */
  public static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put(
        "high: “gives”",
        "the 95 % interval of work per money is clear of break-even by the margin that matters");
    table.put(
        "moderate: “likely gives”",
        "the interval is clear of break-even, or close enough to it to be the same");
    table.put("low: “may give”", "the interval holds break-even: it cannot be told");
    table.put("at most moderate", "2 to 4 nodes, or files, a side");
    table.put(
        "at most low",
        "one node or file a side; priced as a type that was not measured; weights not known");
    table.put(
        "one step lower for each",
        "the fleet's CPU models are not stated; the architecture changes and images were not"
            + " checked; a price is too old: 180 days for list prices, 1 day for spot");
    return table;
  }
}
