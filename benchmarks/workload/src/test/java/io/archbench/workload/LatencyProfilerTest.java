package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

class LatencyProfilerTest {
  @TempDir Path path;

  @Test
  void eachMeasuredIterationIsALineAndWarmUpIsThrownAway() throws IOException {
    LatencyProfiler profiler = profiler();
    LatencyRecorder first = LatencyRecorder.service();
    LatencyRecorder second = LatencyRecorder.service();
    iteration(profiler, IterationType.WARMUP, () -> first.record(1_000_000));
    iteration(
        profiler,
        IterationType.MEASUREMENT,
        () -> {
          first.record(10_000);
          second.record(20_000);
        });
    iteration(profiler, IterationType.MEASUREMENT, () -> second.record(30_000));
    List<Histogram> lines = read("service");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).getTotalCount()).isEqualTo(2);
    assertThat(lines.get(0).getMaxValue()).isBetween(20_000L, 20_020L);
    assertThat(lines.get(1).getTotalCount()).isEqualTo(1);
  }

  @Test
  void whatComesBetweenIterationsIsNotCounted() throws IOException {
    LatencyProfiler profiler = profiler();
    LatencyRecorder recorder = LatencyRecorder.service();
    recorder.record(50_000);
    iteration(profiler, IterationType.MEASUREMENT, () -> recorder.record(10_000));
    assertThat(read("service").get(0).getTotalCount()).isEqualTo(1);
  }

  @Test
  void tagsHaveTheirOwnLogs() throws IOException {
    LatencyProfiler profiler = profiler();
    LatencyRecorder response = LatencyRecorder.response();
    iteration(profiler, IterationType.MEASUREMENT, () -> response.record(70_000));
    assertThat(read("response").get(0).getTotalCount()).isEqualTo(1);
  }

  @Test
  void stampsAreThoseOfTheIterationUnderACommaLocaleToo() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Histogram histogram = LatencyRecorder.emptyHistogram();
      histogram.recordValue(12_345);
      histogram.setStartTimeStamp(1_767_225_600_125L);
      histogram.setEndTimeStamp(1_767_225_601_250L);
      logs().append("service", histogram);
    } finally {
      Locale.setDefault(before);
    }
    Histogram line = read("service").get(0);
    assertThat(line.getStartTimeStamp()).isEqualTo(1_767_225_600_125L);
    assertThat(line.getEndTimeStamp()).isEqualTo(1_767_225_601_250L);
    assertThat(Files.readString(path.resolve("service.hlog"))).contains("1767225600.125,1.125,");
  }

  @Test
  void aNewForkStartsItsLogAnew() throws IOException {
    logs().append("service", LatencyRecorder.emptyHistogram());
    logs().append("service", LatencyRecorder.emptyHistogram());
    assertThat(read("service")).hasSize(1);
  }

  @Test
  void ratesAreThoseOfMeasuredPhasesTogether() {
    LatencyProfiler profiler = profiler();
    OpenLoopPhase.finished(new OpenLoopPhase(100, 7, 7, 1_000_000_000L, 0));
    iteration(profiler, IterationType.WARMUP, () -> phase(0, 1_500_000_000L));
    assertThat(path.resolve("open-loop.json")).doesNotExist();
    // two threads at the same time, one of them behind
    iteration(
        profiler,
        IterationType.MEASUREMENT,
        () -> {
          phase(1, 990_000_000L);
          phase(2, 1_250_000_000L);
        });
    iteration(profiler, IterationType.MEASUREMENT, () -> phase(0, 990_000_000L));
    assertThat(path.resolve("open-loop.json"))
        .hasContent(
            "{\"achievedRate\":66.667,\"lateStarts\":3,\"operations\":150,\"saturated\":true,"
                + "\"targetRate\":100.000}\n");
  }

  private static void phase(long late, long elapsed) {
    OpenLoopPhase.finished(new OpenLoopPhase(100, 50, late, 1_000_000_000L, elapsed));
  }

  @Test
  void longerThanAnHourCountsAsAnHour() {
    LatencyRecorder recorder = LatencyRecorder.service();
    recorder.record(TimeUnit.HOURS.toNanos(3));
    recorder.record(-1);
    Histogram drained = recorder.drain();
    assertThat(drained.getTotalCount()).isEqualTo(2);
    assertThat(drained.getMaxValue())
        .isBetween(TimeUnit.MINUTES.toNanos(59), TimeUnit.MINUTES.toNanos(61));
  }

  @Test
  void withoutADirectoryNothingIsWritten() {
    LatencyProfiler profiler = new LatencyProfiler();
    LatencyRecorder recorder = LatencyRecorder.service();
    iteration(profiler, IterationType.MEASUREMENT, () -> recorder.record(10_000));
    assertThat(path).isEmptyDirectory();
  }

  private LatencyProfiler profiler() {
    return new LatencyProfiler(new CellDirectory(Optional.of(path)));
  }

  private HistogramLogs logs() {
    return new HistogramLogs(new CellDirectory(Optional.of(path)));
  }

  // the profiler looks at nothing but the iteration's type
  @SuppressWarnings("NullAway")
  private static void iteration(LatencyProfiler profiler, IterationType type, Runnable work) {
    IterationParams iteration = new IterationParams(type, 1, TimeValue.seconds(1), 1);
    profiler.beforeIteration(null, iteration);
    work.run();
    profiler.afterIteration(null, iteration, new IterationResult(null, iteration, null));
  }

  private List<Histogram> read(String tag) throws IOException {
    List<Histogram> lines = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(path.resolve(tag + ".hlog").toFile())) {
      while (reader.hasNext()) {
        lines.add((Histogram) reader.nextIntervalHistogram());
      }
    }
    return lines;
  }
}
