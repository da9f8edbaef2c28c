package io.archbench.analysis.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.TSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Makes iterations on the ln scale as forks do: statistics.md §7.
 *
 * <p>A fork's level is pod and fork noise, its iterations an AR(1) process around that level.
 */
public final class Generator {
  /** SDs as fractions, {@code rho} the lag-1 autocorrelation of iterations. */
  public record Scenario(
      double pod, double fork, boolean heavyTails, double iteration, double rho) {
    /** The usual benchmark. */
    public static final Scenario S1 = new Scenario(.01, .015, false, .035, .25);

    /** Heavy tails and slow drift: t3 between forks. */
    public static final Scenario S2 = new Scenario(.02, .065, true, .07, .7);
  }

  private static final int BURN_IN = 20;

  private final Scenario scenario;
  private final NormalizedGaussianSampler gaussian;
  private final TSampler heavy;

  public Generator(Scenario scenario, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    this.scenario = scenario;
    gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    heavy = TSampler.of(random, 3);
  }

  /** What the trials of one block have in common: the machine at that time. */
  public double block(double sd) {
    return GaussianSampler.of(gaussian, 0, sd).sample();
  }

  /** The throughputs of one fork's iterations. */
  public double[] fork(double level, int iterations) {
    double spread = scenario.heavyTails() ? heavy.sample() : gaussian.sample();
    double mean = level + scenario.pod() * gaussian.sample() + scenario.fork() * spread;
    double innovation = scenario.iteration() * Math.sqrt(1 - scenario.rho() * scenario.rho());
    double noise = scenario.iteration() * gaussian.sample();
    double[] values = new double[iterations];
    for (int i = -BURN_IN; i < iterations; i++) {
      noise = scenario.rho() * noise + innovation * gaussian.sample();
      if (i >= 0) {
        values[i] = Math.exp(mean + noise);
      }
    }
    return values;
  }
}
