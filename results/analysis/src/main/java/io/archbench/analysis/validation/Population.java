package io.archbench.analysis.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Benchmarks whose forks can be drawn again and again. */
interface Population {
  /** How many benchmarks. */
  int size();

  /** Rates of the iterations of a fresh fork. */
  double[] fork(int benchmark, Draws draws);

  /** Standard deviation between the nodes of a benchmark. */
  double node(int benchmark);

  /** Benchmarks that all scatter alike. */
  static Population of(Noise noise, int size, int iterations) {
    return new Synthetic(Collections.nCopies(size, noise), iterations);
  }

  /** As many benchmarks as a large suite has, scattering as a real one's do. */
  static Population nights(long seed) {
    Draws draws = new Draws(seed);
    List<Noise> benchmarks = new ArrayList<>();
    for (int i = 0; i < Synthetic.BENCHMARKS; i++) {
      benchmarks.add(
          Noise.of(
              Synthetic.logarithmic(Synthetic.FORK, draws.uniform()),
              Synthetic.logarithmic(Synthetic.ITERATION, draws.uniform()),
              Math.clamp(Synthetic.linear(Synthetic.LAG, draws.uniform()), 0, .95)));
    }
    return new Synthetic(benchmarks, Synthetic.ITERATIONS);
  }

  /** Benchmarks by their noise. */
  record Synthetic(List<Noise> benchmarks, int iterations) implements Population {
    private static final int BENCHMARKS = 586;
    private static final int ITERATIONS = 10;

    /** Quantiles at .1, .25, .5, .75 and .9 of 586 real benchmarks. */
    private static final double[] AT = {.1, .25, .5, .75, .9};

    private static final double[] FORK = {.0037, .0082, .015, .034, .065};
    private static final double[] ITERATION = {.0070, .016, .035, .051, .073};
    private static final double[] LAG = {.06, .12, .24, .49, .71};

    public Synthetic {
      benchmarks = List.copyOf(benchmarks);
    }

    @Override
    public int size() {
      return benchmarks.size();
    }

    @Override
    public double[] fork(int benchmark, Draws draws) {
      return benchmarks.get(benchmark).fork(draws, iterations);
    }

    @Override
    public double node(int benchmark) {
      return benchmarks.get(benchmark).node();
    }

    private static double logarithmic(double[] quantiles, double part) {
      double[] logs = new double[quantiles.length];
      for (int i = 0; i < logs.length; i++) {
        logs[i] = Math.log(quantiles[i]);
      }
      return Math.exp(linear(logs, part));
    }

    /** Between and beyond quantiles by straight lines. */
    private static double linear(double[] quantiles, double part) {
      int below = 0;
      while (below < AT.length - 2 && part > AT[below + 1]) {
        below++;
      }
      double way = (part - AT[below]) / (AT[below + 1] - AT[below]);
      return quantiles[below] + way * (quantiles[below + 1] - quantiles[below]);
    }
  }
}
