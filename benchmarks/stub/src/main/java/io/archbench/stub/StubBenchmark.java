package io.archbench.stub;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Cells that end well: quick to start, cheap to run, always with the same answer. */
@BenchmarkMode(Mode.Throughput)
public class StubBenchmark {
  /** Ends well and leaves the digests of its answer and its corpus. */
  @Benchmark
  public void steady(Answered answered) {
    Blackhole.consumeCPU(answered.work);
  }

  /** A second cell that ends well. */
  @Benchmark
  public void other(Answered answered) {
    Blackhole.consumeCPU(2 * answered.work);
  }

  /** Ends well, without an answer, once for each parameter. */
  @Benchmark
  public void parametrised(Weighted weighted) {
    Blackhole.consumeCPU(100 * weighted.weight);
  }

  /** Leaves its digests before the first iteration. */
  @State(Scope.Benchmark)
  public static class Answered {
    final long work = 100;

    /** Writes the digests. */
    @Setup
    public void answer() {
      CellFile.write("corpus.sha256", CellFile.sha256("corpus"));
      CellFile.write("answer.sha256", CellFile.sha256("answer"));
    }
  }

  /** A parameter. */
  @State(Scope.Benchmark)
  public static class Weighted {
    @Param({"1", "2"})
    long weight;
  }
}
