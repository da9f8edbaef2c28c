package io.archbench.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * Writes what {@link LatencyRecorder}s recorded: {@code <tag>.hlog} in the cell's directory, one
 * line for each measured iteration, with its start and end; and, of an {@link OpenLoop}, which rate
 * it reached. Warm-up is thrown away.
 *
 * <p>JMH makes one in each fork; a suite names it among the profilers of its declaration. It
 * allocates a megabyte or two for each iteration: JMH's own {@code gc} has to be named after it, as
 * the agent does, or counts that as the benchmark's.
 */
public final class LatencyProfiler implements InternalProfiler {
  private final HistogramLogs logs;
  private final CellDirectory directory;
  private final OpenLoopTotal openLoop = new OpenLoopTotal();
  private long startMillis;

  /** For JMH: writes into the directory that this JVM was given. */
  public LatencyProfiler() {
    this(CellDirectory.ofThisCell());
  }

  LatencyProfiler(CellDirectory directory) {
    this.directory = directory;
    this.logs = new HistogramLogs(directory);
  }

  @Override
  public String getDescription() {
    return "HdrHistogram log of each measured iteration";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    drain();
    OpenLoopPhase.drain();
    startMillis = System.currentTimeMillis();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Map<String, Histogram> drained = drain();
    List<OpenLoopPhase> phases = OpenLoopPhase.drain();
    if (iteration.getType() == IterationType.MEASUREMENT) {
      write(drained);
      write(phases);
    }
    return List.of();
  }

  private static Map<String, Histogram> drain() {
    Map<String, Histogram> byTag = new TreeMap<>();
    for (LatencyRecorder recorder : LatencyRecorder.all()) {
      byTag
          .computeIfAbsent(recorder.tag(), tag -> LatencyRecorder.emptyHistogram())
          .add(recorder.drain());
    }
    return byTag;
  }

  private void write(Map<String, Histogram> byTag) {
    long endMillis = System.currentTimeMillis();
    byTag.forEach(
        (tag, histogram) -> {
          histogram.setStartTimeStamp(startMillis);
          histogram.setEndTimeStamp(endMillis);
          try {
            logs.append(tag, histogram);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot write the histogram log of " + tag, e);
          }
        });
  }

  private void write(List<OpenLoopPhase> phases) {
    if (!phases.isEmpty()) {
      openLoop.add(phases);
      directory.openLoop(openLoop.json());
    }
  }
}
