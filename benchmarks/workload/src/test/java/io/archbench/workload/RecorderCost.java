package io.archbench.workload;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a recorded operation costs over its two readings of the clock: {@code recorded} less {@code
 * clock}; 60 ns at most. Not part of any build.
 *
 * <p>Run {@code org.openjdk.jmh.Main RecorderCost -f 1 -wi 3 -i 5 -r 1 -w 1} on the test class
 * path.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class RecorderCost {
  private final LatencyRecorder recorder = LatencyRecorder.service();
  private long spread;

  /** The two readings alone. */
  @Benchmark
  public long clock() {
    long start = System.nanoTime();
    spread += 9_973;
    return System.nanoTime() - start;
  }

  /** The two readings and the recorder, fed with values over three decades. */
  @Benchmark
  public long recorded() {
    long start = System.nanoTime();
    spread += 9_973;
    long took = System.nanoTime() - start;
    recorder.record(took + (spread & 0xfffff));
    return took;
  }
}
