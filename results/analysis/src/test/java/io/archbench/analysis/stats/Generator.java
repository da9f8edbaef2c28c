package io.archbench.analysis.stats;

import io.archbench.analysis.validation.Draws;
import io.archbench.analysis.validation.Noise;
import java.util.Arrays;

/** Forks of one benchmark, as the validation simulates them, at any level. */
public final class Generator {
  private final Noise noise;
  private final Draws draws;

  public Generator(Noise noise, long seed) {
    this.noise = noise;
    draws = new Draws(seed);
  }

  /** What the trials of one block have in common: the machine at that time. */
  public double block(double sd) {
    return draws.normal(sd);
  }

  /** The throughputs of one fork's iterations, around e to the level. */
  public double[] fork(double level, int iterations) {
    double factor = Math.exp(level);
    return Arrays.stream(noise.fork(draws, iterations)).map(rate -> rate * factor).toArray();
  }
}
