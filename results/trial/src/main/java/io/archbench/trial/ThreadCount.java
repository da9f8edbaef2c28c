package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * How many threads a cell runs: a number, or a load relative to the CPUs it is given.
 *
 * @param symbol {@code max} (one a CPU), {@code quarter} (a quarter of that, rounded up) or a
 *     number from 1
 */
public record ThreadCount(@JsonValue String symbol) {
  // before the constants: their constructor reads it
  private static final Pattern FORM = Pattern.compile("max|quarter|[1-9][0-9]{0,3}");

  /** As many threads as CPUs: a node under full load. */
  public static final ThreadCount MAX = new ThreadCount("max");

  /** A quarter of the CPUs, rounded up: a node with headroom. */
  public static final ThreadCount QUARTER = new ThreadCount("quarter");

  @JsonCreator
  public ThreadCount {
    if (!FORM.matcher(symbol).matches()) {
      throw new IllegalArgumentException(
          "threads '" + symbol + "': expected max, quarter or a number from 1");
    }
  }

  /** The number of threads on a place with that many CPUs. */
  public int resolve(int cpus) {
    return switch (symbol) {
      case "max" -> cpus;
      case "quarter" -> (cpus + 3) / 4;
      default -> Integer.parseInt(symbol);
    };
  }

  @Override
  public String toString() {
    return symbol;
  }
}
