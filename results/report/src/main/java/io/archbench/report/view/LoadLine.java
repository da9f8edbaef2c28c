package io.archbench.report.view;

import io.archbench.analysis.whole.Load;
import io.archbench.analysis.whole.LoadRatio;

/**
 * How fast a mix is at one load.
 *
 * @param chosen whether the figures of the mix are taken at this load
 */
public record LoadLine(LoadRatio ratio, boolean chosen) {
  /** The load in words. */
  public String load() {
    return words(ratio.load());
  }

  static String words(Load load) {
    return switch (load) {
      case QUARTER -> "a quarter of the CPUs busy";
      case MAX -> "all CPUs busy";
      case AS_MEASURED -> "as many threads as measured";
    };
  }

  /** The change of speed. */
  public Change change() {
    return Change.of(ratio.ratio());
  }

  /** The uncertainty, or that there is none. */
  public String uncertainty() {
    return change().uncertainty().orElse("no interval");
  }
}
