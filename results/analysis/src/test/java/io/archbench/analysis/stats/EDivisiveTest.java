package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.stats.ChangeRules.Retest;
import io.archbench.analysis.stats.ChangeRules.Scale;
import io.archbench.analysis.stats.ChangeRules.Spread;
import io.archbench.analysis.validation.Draws;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Against Apache Otava 0.8.0: golden values are made by {@code src/test/scripts/change_points.py}.
 */
class EDivisiveTest {
  record Golden(String kind, ChangeRules rules, List<Double> values, String indexes) {
    static Golden parse(String line) {
      String[] parts = line.split(",", -1);
      return new Golden(
          parts[0],
          ChangeRules.otava(
              Integer.parseInt(parts[1]),
              Double.parseDouble(parts[2]),
              Double.parseDouble(parts[3])),
          Arrays.stream(parts[4].split(" ", -1)).map(Double::valueOf).toList(),
          parts[5]);
    }
  }

  private static List<Golden> goldens() throws IOException {
    try (InputStream in = EDivisiveTest.class.getResourceAsStream("change_points.csv")) {
      String csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return csv.lines().skip(1).map(Golden::parse).toList();
    }
  }

  private static String indexes(Golden golden, ChangeRules rules) {
    return indexes(golden.values().stream().mapToDouble(Double::doubleValue).toArray(), rules);
  }

  private static String indexes(double[] values, ChangeRules rules) {
    return EDivisive.changes(values, rules).stream()
        .map(change -> Integer.toString(change.index()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theIndexesAreThoseOfOtava() throws IOException {
    assertThat(goldens()).hasSize(264);
    assertThat(goldens())
        .extracting(Golden::kind)
        .contains("nothing", "step", "steps", "drift", "outliers", "short", "constant", "plateaus")
        .contains("correlated", "coarse", "scattering");
    assertThat(goldens())
        .allSatisfy(
            golden ->
                assertThat(indexes(golden, golden.rules()))
                    .as(golden.kind())
                    .isEqualTo(golden.indexes()));
  }

  @Test
  void noOtherRuleWouldPassForOtavas() throws IOException {
    List<UnaryOperator<ChangeRules>> others =
        List.of(
            rules -> with(rules, rules.window() + 2, rules.spread(), rules.retest(), 1),
            rules -> with(rules, rules.window(), Spread.SAMPLE, rules.retest(), 1),
            rules -> with(rules, rules.window(), rules.spread(), Retest.BOTH, 1),
            rules -> with(rules, rules.window(), rules.spread(), rules.retest(), 2));
    for (UnaryOperator<ChangeRules> other : others) {
      assertThat(goldens())
          .anyMatch(
              golden -> !indexes(golden, other.apply(golden.rules())).equals(golden.indexes()));
    }
  }

  private static ChangeRules with(
      ChangeRules rules, int window, Spread spread, Retest retest, int fewest) {
    return new ChangeRules(
        window,
        rules.candidateP(),
        rules.p(),
        rules.magnitude(),
        Scale.RATIO,
        spread,
        retest,
        fewest,
        rules.correlation());
  }

  @Test
  void otavaItselfAgreesOnSeriesThatItHasNotSeen() throws IOException, InterruptedException {
    Draws draws = new Draws(20261202);
    List<double[]> series = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double[] values = wandering(draws, 5 + i, i % 3 * .35);
      series.add(values);
      questions.add(
          "50,0.001,0.02,"
              + Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }

    List<String> answers = Otava.answers(questions);

    assertThat(answers).hasSameSizeAs(series).anyMatch(answer -> answer.contains(" "));
    for (int i = 0; i < answers.size(); i++) {
      assertThat(indexes(series.get(i), ChangeRules.otava(50, .001, .02)))
          .as("series %d", i)
          .isEqualTo(answers.get(i));
    }
  }

  /** Noise that may hang together, with a step now and then. */
  private static double[] wandering(Draws draws, int n, double correlation) {
    double[] values = new double[n];
    double level = 100;
    double noise = 0;
    for (int i = 0; i < n; i++) {
      level += i % 29 == 28 ? draws.normal(4) : 0;
      noise = correlation * noise + draws.normal(1.5);
      values[i] = Double.parseDouble(String.format(Locale.ROOT, "%.3f", level + noise));
    }
    return values;
  }

  private static double[] nights(long seed, int n, int first, double step) {
    Draws draws = new Draws(seed);
    double[] nights = new double[n];
    for (int i = 0; i < n; i++) {
      nights[i] = draws.normal(.01) + (i >= first ? step : 0);
    }
    return nights;
  }

  @Test
  void aStepIsFoundWithTheMeansOfBothSides() {
    List<MeanShift> changes = EDivisive.changes(nights(5, 80, 50, .06), ChangeRules.NIGHTS);

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().index()).isEqualTo(50);
    assertThat(changes.getFirst().after() - changes.getFirst().before()).isBetween(.05, .07);
    assertThat(changes.getFirst().p()).isLessThan(1e-10);
  }

  @Test
  void aChangeNeedsThreeNightsAndTwoPercent() {
    double[] steps = nights(6, 60, 30, .06);

    assertThat(EDivisive.changes(Arrays.copyOf(steps, 32), ChangeRules.NIGHTS))
        .noneMatch(change -> change.index() > 29);
    assertThat(EDivisive.changes(Arrays.copyOf(steps, 33), ChangeRules.NIGHTS))
        .extracting(MeanShift::index)
        .containsExactly(30);
    double[] small = new double[80];
    Arrays.fill(small, 40, 80, Math.log(1.019));
    assertThat(EDivisive.changes(small, ChangeRules.NIGHTS)).isEmpty();
    Arrays.fill(small, 40, 80, Math.log(1.021));
    assertThat(EDivisive.changes(small, ChangeRules.NIGHTS)).hasSize(1);
  }

  @Test
  void nightsThatHangTogetherNeedALargerShift() {
    int plain = 0;
    int careful = 0;
    ChangeRules rules = ChangeRules.NIGHTS;
    ChangeRules careless =
        new ChangeRules(
            rules.window(),
            rules.candidateP(),
            rules.p(),
            rules.magnitude(),
            rules.scale(),
            rules.spread(),
            rules.retest(),
            rules.fewest(),
            2);
    for (int seed = 0; seed < 20; seed++) {
      Draws draws = new Draws(seed);
      double[] nights = new double[365];
      for (int i = 1; i < nights.length; i++) {
        nights[i] = .5 * nights[i - 1] + draws.normal(.0173);
      }
      careful += EDivisive.changes(nights, rules).size();
      plain += EDivisive.changes(nights, careless).size();
    }

    assertThat(careful).isLessThan(plain / 3);
  }

  @Test
  void aSeriesThatDoesNotVaryOrIsShortHasNoChange() {
    assertThat(EDivisive.changes(new double[0], ChangeRules.NIGHTS)).isEmpty();
    assertThat(EDivisive.changes(new double[] {.1}, ChangeRules.NIGHTS)).isEmpty();
    assertThat(EDivisive.changes(nights(1, 5, 2, .5), ChangeRules.NIGHTS)).isEmpty();
    double[] constant = DoubleStream.generate(() -> .1).limit(200).toArray();
    assertThat(EDivisive.changes(constant, ChangeRules.NIGHTS)).isEmpty();
  }

  @Test
  void aWindowWithoutRoomIsRefused() {
    assertThatThrownBy(() -> ChangeRules.otava(1, .001, .02))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no room");
  }
}
