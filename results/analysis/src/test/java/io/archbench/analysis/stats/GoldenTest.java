package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against values of SciPy, made by {@code src/test/scripts/goldens.py}. */
class GoldenTest {
  private static final double TOLERANCE = 1e-10;
  private static final List<Double> LEVELS = List.of(.5, .9, .95);

  record Golden(String kind, List<Double> first, List<Double> second, List<Double> expected) {
    static Golden parse(String line) {
      String[] parts = line.split(",", -1);
      return new Golden(parts[0], numbers(parts[1]), numbers(parts[2]), numbers(parts[3]));
    }

    private static List<Double> numbers(String text) {
      return text.isEmpty()
          ? List.of()
          : Arrays.stream(text.split(" ", -1)).map(Double::parseDouble).toList();
    }

    @Override
    public String toString() {
      return kind + " " + first.size() + " " + second.size() + " " + expected.get(0);
    }
  }

  static Stream<Golden> goldens() throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("goldens.csv")) {
      String csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return csv.lines().skip(1).map(Golden::parse);
    }
  }

  @Test
  void everyKindOfGoldenIsThere() throws IOException {
    assertThat(goldens().map(Golden::kind))
        .contains("quantile", "welch", "paired", "confidence", "p", "equivalent", "discoveries")
        .hasSize(200);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void agreesWithSciPy(Golden golden) {
    List<Double> actual =
        switch (golden.kind()) {
          case "quantile" ->
              List.of(StudentT.twoSided(golden.first().get(0), golden.first().get(1)));
          case "welch" -> described(LogRatio.welch(array(golden.first()), array(golden.second())));
          case "confidence" ->
              List.of(
                  new LogRatioEstimate(
                          golden.first().get(0), golden.first().get(1), golden.first().get(2))
                      .confidenceAbove(golden.second().get(0)));
          case "paired" -> described(LogRatio.paired(array(golden.first())));
          case "p" -> {
            LogRatioEstimate estimate =
                LogRatio.welch(array(golden.first()), array(golden.second()));
            yield List.of(estimate.p(), estimate.oneSidedP());
          }
          case "equivalent" -> List.of(equivalent(golden) ? 2.0 : 1.0);
          case "discoveries" ->
              Arrays.stream(FalseDiscoveries.adjusted(golden.first())).boxed().toList();
          default -> throw new IllegalStateException("unknown kind " + golden.kind());
        };

    assertThat(actual).hasSameSizeAs(golden.expected());
    for (int i = 0; i < actual.size(); i++) {
      assertThat(relativeError(actual.get(i), golden.expected().get(i)))
          .as("value %d: %s, expected %s", i, actual.get(i), golden.expected().get(i))
          .isLessThanOrEqualTo(TOLERANCE);
    }
  }

  /** A 90 % interval inside of the margin is two one-sided tests at 5 %. */
  private static boolean equivalent(Golden golden) {
    List<Double> baseline = golden.second().subList(0, golden.second().size() - 1);
    return LogRatio.welch(array(golden.first()), array(baseline))
        .isEquivalent(.90, golden.second().getLast());
  }

  private static List<Double> described(LogRatioEstimate estimate) {
    List<Double> values = new ArrayList<>(List.of(estimate.theta(), estimate.se(), estimate.df()));
    for (double level : LEVELS) {
      values.add(estimate.interval(level).low());
      values.add(estimate.interval(level).high());
    }
    return values;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double relativeError(double actual, double expected) {
    return Math.abs(actual - expected) / Math.abs(expected);
  }
}
