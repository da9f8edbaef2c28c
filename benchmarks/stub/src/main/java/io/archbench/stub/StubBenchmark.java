package io.archbench.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Cells that end well, and cells that fail, each in its own way; all of them quick to start. */
@BenchmarkMode(Mode.Throughput)
public class StubBenchmark {
  /** Far more than a test's disk holds. */
  private static final long MOST_SCRATCH = 64 << 20;

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

  /** Throws. */
  @Benchmark
  public void throwing() {
    throw new StubException("this benchmark always throws");
  }

  /** Never returns, and does not heed interruption. */
  @Benchmark
  public void hanging() {
    new Semaphore(0).acquireUninterruptibly();
  }

  /** Ends its JVM with exit code 3. */
  @Benchmark
  public void dying() {
    Runtime.getRuntime().halt(3);
  }

  /** Ends its JVM as if all were well, before there is a result. */
  @Benchmark
  public void silent() {
    Runtime.getRuntime().halt(0);
  }

  /** Has its JVM killed by signal 9. */
  @Benchmark
  public void killed() throws IOException, InterruptedException {
    String self = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-9", self).start().waitFor();
  }

  /** Takes all of the heap. */
  @Benchmark
  public List<long[]> outOfMemory() {
    List<long[]> hoard = new ArrayList<>();
    while (hoard.size() < Integer.MAX_VALUE) {
      hoard.add(new long[Integer.MAX_VALUE - 8]);
    }
    return hoard;
  }

  /** Writes to its scratch directory until the disk is full. */
  @Benchmark
  public void filling() throws IOException {
    Path file = Files.createTempFile("stub", ".scratch");
    byte[] page = new byte[4096];
    for (long written = 0; written < MOST_SCRATCH; written += page.length) {
      Files.write(file, page, StandardOpenOption.APPEND);
    }
    Files.delete(file);
  }

  /** Runs well, and finds its answer wrong at the end. */
  @Benchmark
  public int wrong(Wrong state) {
    return state.hits;
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

  /** Reports a wrong answer. */
  @State(Scope.Benchmark)
  public static class Wrong {
    int hits = 41;

    /** Writes what is wrong, and throws. */
    @TearDown
    public void check() {
      String words = "expected 42 hits, found " + hits;
      CellFile.write("wrong-answer.txt", words);
      throw new StubException(words);
    }
  }
}
