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
            : word + ", lowered by: " + String.join("; ", certainty.deductions()));
  }

  /** The fixed table behind the words, as pairs of a word and its meaning. */
  public static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put(
        "high: “gives”",
        "the 95 % interval of work per money is clear of break-even by the margin that matters");
    table.put("moderate: “likely gives”", "the interval is clear of break-even");
    table.put("low: “may give”", "the interval holds break-even, or other doubts weigh as much");
    table.put("at most moderate", "2 to 4 nodes a side");
    table.put("at most low", "one node a side, or priced as another type than was measured");
    table.put(
        "one step lower for each",
        "the fleet's mix of CPUs is not known; images were not checked; a list price older than"
            + " 180 days, or a spot price older than one; noise between equal sides above the"
            + " margin");
    return table;
  }
}
