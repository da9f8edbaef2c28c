package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.trial.CellKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mix's interval against NumPy and SciPy, made by {@code src/test/scripts/goldens.py}. */
class MixGoldenTest {
  private static final double TOLERANCE = 1e-10;

  record Golden(
      String kind,
      List<Double> weights,
      List<Double> baseline,
      List<Double> contender,
      List<Double> expected) {
    static Golden parse(String line) {
      String[] parts = line.split(",", -1);
      return new Golden(
          parts[0], numbers(parts[1]), numbers(parts[2]), numbers(parts[3]), numbers(parts[4]));
    }

    private static List<Double> numbers(String text) {
      return Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
    }

    List<WeightedCell> mix() {
      List<WeightedCell> mix = new ArrayList<>();
      for (int i = 0; i < weights.size(); i++) {
        CellKey key = CellKey.parse("one/A.a?i=" + i + ":thrpt:tmax");
        mix.add(
            new WeightedCell(
                new CellSamples(
                    new PlannedCell(key, 50_000, 20_000), side(baseline, i), side(contender, i)),
                weights.get(i)));
      }
      return mix;
    }

    private SideSamples side(List<Double> values, int cell) {
      int units = values.size() / weights.size();
      SortedMap<String, Double> samples = new TreeMap<>();
      for (int i = 0; i < units; i++) {
        samples.put(String.format(Locale.ROOT, "%03d", i), values.get(cell * units + i));
      }
      return new SideSamples(samples, Set.of("node"), units);
    }

    @Override
    public String toString() {
      return kind + " of " + weights.size() + " cells, " + contender.size() + " values";
    }
  }

  static Stream<Golden> goldens() throws IOException {
    try (InputStream in = MixGoldenTest.class.getResourceAsStream("goldens.csv")) {
      String csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return csv.lines().skip(1).map(Golden::parse);
    }
  }

  @Test
  void everyKindOfGoldenIsThere() throws IOException {
    assertThat(goldens().map(Golden::kind)).contains("welch", "paired").hasSize(20);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void agreesWithSciPy(Golden golden) {
    LogRatioEstimate estimate =
        MixTime.estimate(golden.kind().equals("paired"), golden.mix())
            .flatMap(MixEstimate::estimate)
            .orElseThrow();
    List<Double> actual = new ArrayList<>(List.of(estimate.theta(), estimate.se(), estimate.df()));
    for (double level : new double[] {.5, .9, .95}) {
      actual.add(estimate.interval(level).low());
      actual.add(estimate.interval(level).high());
    }

    assertThat(actual).hasSize(golden.expected().size());
    for (int i = 0; i < actual.size(); i++) {
      double expected = golden.expected().get(i);
      assertThat(Math.abs(actual.get(i) - expected) / Math.abs(expected))
          .as("value %d: %s, expected %s", i, actual.get(i), expected)
          .isLessThanOrEqualTo(TOLERANCE);
    }
  }
}
