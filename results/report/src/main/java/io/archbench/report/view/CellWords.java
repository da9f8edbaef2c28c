package io.archbench.report.view;

import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import java.util.ArrayList;
import java.util.List;

/** A cell's key in words. */
public final class CellWords {
  private CellWords() {}

  /** The benchmark in parts between which a line may break. */
  public static List<String> nameParts(CellKey key) {
    return List.of(key.benchmark().split("(?<=\\.)"));
  }

  /** Suite, parameters, mode and threads. */
  public static String circumstances(CellKey key) {
    return key.suite() + " · " + ofItsSuite(key);
  }

  /** Parameters, mode and threads. */
  public static String ofItsSuite(CellKey key) {
    List<String> parts = new ArrayList<>();
    key.parameters().forEach((name, value) -> parts.add(name + " " + value));
    parts.add(mode(key.mode()));
    parts.add(threads(key.threads()));
    return String.join(" · ", parts);
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case THROUGHPUT -> "throughput";
      case AVERAGE_TIME -> "average time";
      case SAMPLE_TIME -> "sampled time";
      case SINGLE_SHOT -> "single shot";
    };
  }

  private static String threads(ThreadCount threads) {
    return switch (threads.symbol()) {
      case "max" -> "a thread for each CPU";
      case "quarter" -> "a thread for every fourth CPU";
      case "1" -> "1 thread";
      default -> threads.symbol() + " threads";
    };
  }
}
