package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.Study;
import io.archbench.analysis.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

class FurtherMetricsTest {
  /** Two iterations, each with the latencies of the operations from 0 on. */
  private static String log(int count, LongUnaryOperator nanos) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(out);
    writer.outputLogFormatVersion();
    for (int iteration = 0; iteration < 2; iteration++) {
      Histogram histogram = new Histogram(3);
      for (int i = 0; i < count / 2; i++) {
        histogram.recordValue(nanos.applyAsLong(iteration * (count / 2) + i));
      }
      histogram.setTag("service");
      writer.outputIntervalHistogram(iteration, iteration + 1, histogram, 1);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The contender's slowest percent takes longer, and all else as long. */
  private static Study latencies(int count, double tail) {
    Study study = Study.sameNode();
    for (int round = 1; round <= 6; round++) {
      long own = 100_000 + 200L * round;
      study.add(
          trial("base", round)
              .histogram("service", log(count, i -> i % 50 == 0 ? 10 * own : own))
              .cell(CELL, "ops/s", 1000, 1000));
      study.add(
          trial("head", round)
              .histogram("service", log(count, i -> i % 50 == 0 ? (long) (tail * 10 * own) : own))
              .cell(CELL, "ops/s", 1000, 1000));
    }
    return study;
  }

  private static MetricComparison metric(Study study, String name) {
    return study.compared().further().stream()
        .filter(each -> each.metric().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTailThatGrewIsARegressionThoughThroughputAndMedianAreTheSame() {
    Study study = latencies(4_000, 1.25);

    assertThat(study.compared().verdict()).isEqualTo(new Verdict.Equivalent());
    assertThat(metric(study, "service p50").verdict()).isEqualTo(new Verdict.Equivalent());
    assertThat(metric(study, "service p99").verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(metric(study, "service p99").ratio().orElseThrow().value())
        .isCloseTo(.8, within(.002));
    assertThat(metric(study, "service p99").score().contender().orElseThrow())
        .isCloseTo(1.25 * 1_007_000, within(3_000.0));
    assertThat(metric(study, "service p99").unit()).isEqualTo("ns");
  }

  @Test
  void aQuantileThatRestsOnTheLargestFewIsNotPrinted() {
    assertThat(latencies(4_000, 1).compared().further())
        .extracting(MetricComparison::metric)
        .containsExactly("service p50", "service p95", "service p99", "service p99.9");
    assertThat(latencies(2_994, 1).compared().further())
        .extracting(MetricComparison::metric)
        .containsExactly("service p50", "service p95", "service p99");
    assertThat(latencies(58, 1).compared().further())
        .extracting(MetricComparison::metric)
        .containsExactly("service p50");
  }

  @Test
  void allocationIsJudgedLikeSpeed() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 6; round++) {
      study.add(trial("base", round).allocation(100 + .1 * round).cell(CELL, "ops/s", 1000, 1000));
      study.add(trial("head", round).allocation(125 + .1 * round).cell(CELL, "ops/s", 1000, 1000));
    }

    assertThat(metric(study, "allocation").verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(metric(study, "allocation").ratio().orElseThrow().value())
        .isCloseTo(.8, within(.001));
    assertThat(study.compared().flags()).contains("allocation differs");
  }

  @Test
  void whatAllocatesNothingHasNoRatioOfNothings() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 6; round++) {
      study.add(trial("base", round).allocation(1e-4).cell(CELL, "ops/s", 1000, 1000));
      study.add(trial("head", round).allocation(1e-3).cell(CELL, "ops/s", 1000, 1000));
    }

    assertThat(study.compared().further()).isEmpty();
  }
}
