package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.archbench.trial.jmh.JmhJson;
import io.archbench.trial.jmh.JmhResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real results of prometheus/client_java against figures computed independently with SciPy: Welch
 * on the logarithms of fork means. The files are too large for this repository and lie beside it.
 */
class PublicResultsTest {
  private static final Path RECORDED = Path.of("../../../shared/data/jmh/prometheus__client_java");

  @ParameterizedTest
  @CsvSource({
    "09, 11, CounterBenchmark.prometheusAdd,                1.0139 [0.9843 1.0443], 2.06",
    "09, 11, CounterBenchmark.prometheusNoLabelsInc,        0.9943 [0.9724 1.0167], ''",
    "09, 11, TextFormatUtilBenchmark.openMetricsWriteToNull, 1.0264 [1.0172 1.0357], ''",
    "09, 10, CounterBenchmark.prometheusNoLabelsInc,        0.9209 [0.9001 0.9421], ''",
    "09, 10, TextFormatUtilBenchmark.prometheusWriteToNull, 1.1670 [1.1476 1.1866], ''",
    "09, 10, HistogramBenchmark.prometheusClassic,          1.0202 [0.4237 2.4566], ''"
  })
  void forkLevelWelchGivesThePublishedFigures(
      String baseline, String contender, String benchmark, String ratio, String df)
      throws IOException {
    LogRatioEstimate estimate =
        LogRatio.welch(units(contender, benchmark), units(baseline, benchmark));
    Interval interval = estimate.ratioInterval(.95);

    assertThat(
            String.format(
                Locale.ROOT, "%.4f [%.4f %.4f]", estimate.ratio(), interval.low(), interval.high()))
        .isEqualTo(ratio);
    if (!df.isEmpty()) {
      assertThat(String.format(Locale.ROOT, "%.2f", estimate.df())).isEqualTo(df);
    }
  }

  private static double[] units(String day, String benchmark) throws IOException {
    Path file = RECORDED.resolve("2026-05-" + day + "-11cb921.json");
    assumeTrue(
        Files.exists(file) || System.getenv("ARCHBENCH_REQUIRE_RECORDED_FILES") != null,
        "the recorded JMH results are not beside this checkout");
    List<JmhResult> found =
        JmhJson.read(Files.readAllBytes(file), file.toString()).stream()
            .filter(result -> result.benchmark().endsWith("." + benchmark))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0).forks().stream()
        .mapToDouble(fork -> fork.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .map(Math::log)
        .toArray();
  }
}
