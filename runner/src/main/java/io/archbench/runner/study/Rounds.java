package io.archbench.runner.study;

/**
 * How often all variants run.
 *
 * @param halfWidth half the width of the 95 % interval at which a cell has been measured enough
 */
public record Rounds(
    @Key(value = "Rounds in any case.", min = 1, max = 1_000) int min,
    @Key(value = "Rounds at most.", min = 1, max = 1_000) int max,
    @Key("Half-width of the interval at which no more rounds are needed.") Percent halfWidth) {
  public Rounds {
    if (min > max) {
      throw new ImpossibleValueException("min", "at most max " + max, Integer.toString(min));
    }
  }
}
