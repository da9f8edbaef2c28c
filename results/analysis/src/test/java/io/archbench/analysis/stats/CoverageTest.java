package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.validation.Noise;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How often a nominal 95 % interval covers the truth, by simulation with known truth. */
class CoverageTest {
  private static final int REPETITIONS = 4_000;
  private static final int ITERATIONS = 20;
  private static final double TRUTH = Math.log(1.07);
  private static final double BLOCK_SD = .05;

  private static double coverage(Supplier<LogRatioEstimate> study) {
    int covered = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      if (study.get().interval(.95).contains(TRUTH)) {
        covered++;
      }
    }
    return (double) covered / REPETITIONS;
  }

  private static double logMean(double[] iterations) {
    return Math.log(Arrays.stream(iterations).average().orElseThrow());
  }

  private static double[] units(Generator generator, double level, int n) {
    double[] units = new double[n];
    for (int i = 0; i < n; i++) {
      units[i] = logMean(generator.fork(level, ITERATIONS));
    }
    return units;
  }

  private static double[] pooled(Generator generator, double level, int n) {
    double[] all = new double[n * ITERATIONS];
    for (int i = 0; i < n; i++) {
      double[] fork = generator.fork(level, ITERATIONS);
      for (int j = 0; j < ITERATIONS; j++) {
        all[i * ITERATIONS + j] = Math.log(fork[j]);
      }
    }
    return all;
  }

  private static double welchCoverage(Generator generator, int n) {
    return coverage(() -> LogRatio.welch(units(generator, TRUTH, n), units(generator, 0, n)));
  }

  private static double pairedCoverage(Generator generator, int n) {
    return coverage(
        () -> {
          double[] differences = new double[n];
          for (int i = 0; i < n; i++) {
            double block = generator.block(BLOCK_SD);
            differences[i] =
                logMean(generator.fork(block + TRUTH, ITERATIONS))
                    - logMean(generator.fork(block, ITERATIONS));
          }
          return LogRatio.paired(differences);
        });
  }

  @Test
  void forksAsUnitsCoverTheTruth() {
    assertThat(welchCoverage(new Generator(Noise.S1, 101), 5)).isBetween(.935, .97);
    assertThat(welchCoverage(new Generator(Noise.S1, 102), 10)).isBetween(.935, .97);
  }

  @Test
  void pairedBlocksCoverTheTruthThoughTheMachineDrifts() {
    assertThat(pairedCoverage(new Generator(Noise.S1, 103), 5)).isBetween(.935, .97);
    assertThat(pairedCoverage(new Generator(Noise.S1, 104), 10)).isBetween(.935, .97);
  }

  @Test
  void heavyTailsDoNotBreakTheIntervals() {
    assertThat(welchCoverage(new Generator(Noise.S2, 105), 5)).isBetween(.94, .985);
    assertThat(pairedCoverage(new Generator(Noise.S2, 106), 5)).isBetween(.94, .985);
  }

  /** Negative control: the field's most common error has to be caught. */
  @Test
  void pooledIterationsAsUnitsMissTheTruthFarTooOften() {
    for (Noise noise : new Noise[] {Noise.S1, Noise.S2}) {
      Generator generator = new Generator(noise, 107);

      double coverage =
          coverage(() -> LogRatio.welch(pooled(generator, TRUTH, 5), pooled(generator, 0, 5)));

      assertThat(coverage).isLessThan(.85);
    }
  }

  /** Negative control: blocks whose pairing is ignored waste what pairing gained. */
  @Test
  void pairingNarrowsWhatDriftWidens() {
    Generator generator = new Generator(Noise.S1, 108);
    double paired = 0;
    double apart = 0;
    for (int repetition = 0; repetition < 200; repetition++) {
      double[] base = new double[10];
      double[] head = new double[10];
      double[] differences = new double[10];
      for (int i = 0; i < 10; i++) {
        double block = generator.block(BLOCK_SD);
        base[i] = logMean(generator.fork(block, ITERATIONS));
        head[i] = logMean(generator.fork(block, ITERATIONS));
        differences[i] = head[i] - base[i];
      }
      paired += LogRatio.paired(differences).interval(.95).halfWidth();
      apart += LogRatio.welch(head, base).interval(.95).halfWidth();
    }
    assertThat(paired).isLessThan(.7 * apart);
  }
}
