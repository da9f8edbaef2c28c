package io.archbench.report.html;

import io.archbench.report.view.MoneyOutcome;
import io.archbench.report.view.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page's colours; a test holds each text colour to a contrast of at least 4.5 to 1 on each
 * ground it stands on.
 *
 * @param ink text
 * @param soft less important text, axis ticks and unit dots
 * @param line hairlines
 * @param paper the ground
 * @param band the ground of code, banners and marked rows
 * @param zone the ground between the margins that do not matter
 * @param link links and focus rings
 */
record Palette(
    String ink,
    String soft,
    String line,
    String paper,
    String band,
    String zone,
    String link,
    String slower,
    String faster,
    String same,
    String unknown,
    String failed) {
  static final Palette LIGHT =
      new Palette(
          "#16191d", "#545d69", "#d5dbe1", "#ffffff", "#f4f6f8", "#e6ebf0", "#175ea8", "#a3341b",
          "#0a6447", "#4d5763", "#6e4f00", "#9b1c3a");
  static final Palette DARK =
      new Palette(
          "#e8ecf0", "#a9b3be", "#38414b", "#14181c", "#1d2329", "#2a323b", "#8abcf3", "#f3a18a",
          "#5fd1a9", "#b9c3cd", "#e6bf62", "#f79bb0");

  /** The colours that text has. */
  List<String> texts() {
    return List.of(ink, soft, link, slower, faster, same, unknown, failed);
  }

  /** The grounds that text stands on. */
  List<String> grounds() {
    return List.of(paper, band);
  }

  /** The page's colours as style-sheet variables, dark where the reader prefers it. */
  static String styleSheet() {
    return ":root{color-scheme:light dark;"
        + LIGHT.variables()
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + DARK.variables()
        + "}}\n"
        + List.of(Outcome.values()).stream()
            .map(outcome -> "." + name(outcome) + "{--c:var(--" + name(outcome) + ")}")
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /** The class of an outcome's elements. */
  static String name(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> "failed";
      case SLOWER -> "slower";
      case UNKNOWN -> "unknown";
      case SAME -> "same";
      case FASTER -> "faster";
    };
  }

  /** The class of a money outcome's elements, in the colour that means the same for speed. */
  static String name(MoneyOutcome outcome) {
    return switch (outcome) {
      case DEARER -> name(Outcome.SLOWER);
      case UNDECIDED -> name(Outcome.UNKNOWN);
      case SAME -> name(Outcome.SAME);
      case CHEAPER -> name(Outcome.FASTER);
    };
  }

  private String variables() {
    return String.join(
        ";",
        "--ink:" + ink,
        "--soft:" + soft,
        "--line:" + line,
        "--paper:" + paper,
        "--band:" + band,
        "--zone:" + zone,
        "--link:" + link,
        "--slower:" + slower,
        "--faster:" + faster,
        "--same:" + same,
        "--unknown:" + unknown,
        "--failed:" + failed);
  }
}
