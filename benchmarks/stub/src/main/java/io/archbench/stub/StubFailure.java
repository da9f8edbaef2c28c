package io.archbench.stub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Cells that fail, each in its own way. */
@BenchmarkMode(Mode.Throughput)
public class StubFailure {
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

  /** Runs well, and finds its answer wrong at the end. */
  @Benchmark
  public int wrong(Wrong state) {
    return state.hits;
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
