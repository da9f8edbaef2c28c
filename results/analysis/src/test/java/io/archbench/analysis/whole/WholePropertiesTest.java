package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.price.GroupSaving;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.json.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any study of money, tried on seeded random ones. */
class WholePropertiesTest {
  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  /** A study's random facts, from which several studies can be made that differ in one thing. */
  private static final class Facts {
    private final Random random;
    private final int suites;
    private final int units;
    private final int[] cells;
    private final String[] shares;
    private final double[][] ratios;
    private final double spread;
    private final long noiseSeed;

    Facts(long seed, double spread) {
      random = new Random(seed);
      suites = 1 + random.nextInt(4);
      units = 1 + random.nextInt(9);
      cells = new int[suites];
      shares = new String[suites];
      ratios = new double[suites][];
      for (int i = 0; i < suites; i++) {
        cells[i] = 1 + random.nextInt(4);
        shares[i] = String.format(Locale.ROOT, "%.3f", .01 + .9 * random.nextDouble() / suites);
        ratios[i] = random.doubles(cells[i], .3, 2).toArray();
      }
      this.spread = spread;
      noiseSeed = seed + 1_000;
    }

    /** The study, its suites in order or the other way round. */
    MoneyStudy study(double faster, String contenderPrice, boolean reversed) {
      MoneyStudy study = MoneyStudy.ownNodes().prices("0.768", contenderPrice);
      for (int i = 0; i < suites; i++) {
        int suite = reversed ? suites - 1 - i : i;
        String[] operations = new String[2 * cells[suite]];
        for (int cell = 0; cell < cells[suite]; cell++) {
          operations[2 * cell] = "A.c" + cell;
          operations[2 * cell + 1] = "0." + (cell + 1);
        }
        study.suite("s" + suite, shares[suite], operations);
      }
      Random noise = new Random(noiseSeed);
      for (int suite = 0; suite < suites; suite++) {
        for (int cell = 0; cell < cells[suite]; cell++) {
          study.cell(
              "s" + suite + "/A.c" + cell + ":thrpt:tmax",
              values(noise, 1),
              values(noise, faster * ratios[suite][cell]));
        }
      }
      return study.fleet(MoneyStudy.group("prod", Optional.empty(), "0.5"));
    }

    private double[] values(Random noise, double level) {
      return DoubleStream.generate(() -> 1_000 * level * Math.exp(spread * noise.nextGaussian()))
          .limit(units)
          .toArray();
    }

    double smallest() {
      return ratios().min().orElseThrow();
    }

    double largest() {
      return ratios().max().orElseThrow();
    }

    private DoubleStream ratios() {
      return Arrays.stream(ratios).flatMapToDouble(Arrays::stream);
    }
  }

  private static Valuation value(MoneyStudy study) {
    return study.whole().value().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theWholeLiesBetweenItsCells(long seed) {
    Facts exact = new Facts(seed, 0);
    assertThat(exact.study(1, "0.562", false).whole().ratio().value())
        .isBetween(exact.smallest() * (1 - 1e-12), exact.largest() * (1 + 1e-12));

    Facts noisy = new Facts(seed, .02);
    Comparison comparison = noisy.study(1, "0.562", false).compare();
    List<Double> measured =
        comparison.cells().stream().map(cell -> cell.ratio().orElseThrow().value()).toList();
    // a unit's time is a mean of its cells': noise moves it by half its variance, .02² / 2
    assertThat(comparison.whole().orElseThrow().ratio().value())
        .isBetween(Collections.min(measured) * .999, Collections.max(measured) * 1.001);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFasterContenderIsWorthMore(long seed) {
    Facts facts = new Facts(seed, .02);
    Valuation slow = value(facts.study(1, "0.562", false));
    Valuation fast = value(facts.study(1.1, "0.562", false));

    assertThat(fast.pricePerformance().value())
        .isCloseTo(1.1 * slow.pricePerformance().value(), within(1e-9));
    assertThat(fast.saving().value()).isGreaterThan(slow.saving().value());
    assertThat(sums(facts.study(1.1, "0.562", false)))
        .zipSatisfy(
            sums(facts.study(1, "0.562", false)),
            (more, less) -> {
              assertThat(more).isGreaterThanOrEqualTo(less);
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDearerContenderIsWorthLess(long seed) {
    Facts facts = new Facts(seed, .02);
    MoneyStudy cheap = facts.study(1, "0.562", false);
    MoneyStudy dear = facts.study(1, "0.6", false);

    assertThat(value(dear).pricePerformance().value())
        .isLessThan(value(cheap).pricePerformance().value());
    assertThat(value(dear).saving().value()).isLessThan(value(cheap).saving().value());
    value(dear)
        .confidenceCheaper()
        .ifPresent(
            confidence ->
                assertThat(confidence)
                    .isLessThanOrEqualTo(value(cheap).confidenceCheaper().orElseThrow()));
    assertThat(sums(dear))
        .zipSatisfy(sums(cheap), (less, more) -> assertThat(less).isLessThanOrEqualTo(more));
  }

  private static List<BigDecimal> sums(MoneyStudy study) {
    return study.whole().fleet().stream().map(row -> row.perYear().amount()).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsSavedAboveTheSpend(long seed) {
    for (double faster : new double[] {.1, 1, 10, 1_000}) {
      List<GroupSaving> rows = new Facts(seed, .2).study(faster, "0.001", false).whole().fleet();
      assertThat(rows).hasSize(3);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.perYear()).isLessThanOrEqualTo(row.spend());
                row.high().ifPresent(high -> assertThat(high).isLessThanOrEqualTo(row.spend()));
                row.low().ifPresent(low -> assertThat(low).isLessThanOrEqualTo(row.perYear()));
              });
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfSuitesAndRecordsDoesNotMatter(long seed) {
    Facts facts = new Facts(seed, .02);
    MoneyStudy study = facts.study(1, "0.562", false);
    List<Collected> shuffled = new ArrayList<>(study.trials());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(CanonicalJson.text(Comparer.compare(study.question(), shuffled)))
        .isEqualTo(CanonicalJson.text(Comparer.compare(study.question(), study.trials())));
    Whole whole = study.whole();
    Whole reversed = facts.study(1, "0.562", true).whole();
    assertThat(reversed.ratio()).isEqualTo(whole.ratio());
    assertThat(reversed.value()).isEqualTo(whole.value());
    assertThat(reversed.robustness()).isEqualTo(whole.robustness());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSavingIsNeverMoreThanAllAndItsEndsFollowTheRatios(long seed) {
    Valuation value = value(new Facts(seed, .05).study(1, "0.562", false));

    assertThat(value.saving().value()).isLessThan(1);
    assertThat(value.saving().value())
        .isCloseTo(1 - 1 / value.pricePerformance().value(), within(1e-12));
    value
        .saving()
        .low95()
        .ifPresent(
            low ->
                assertThat(low)
                    .isCloseTo(
                        1 - 1 / value.pricePerformance().low95().orElseThrow(), within(1e-12)));
  }
}
