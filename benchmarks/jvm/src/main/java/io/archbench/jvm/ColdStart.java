package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.LatencyRecorder;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** JVMs that have just begun: nothing is loaded, nothing is compiled. */
@BenchmarkMode(Mode.SingleShotTime)
public class ColdStart {
  /** From the start of a process to its first answer over HTTP. */
  @Benchmark
  public List<byte[]> firstAnswer(Services services, Starter starter) throws IOException {
    int item = starter.of(services.starts.count());
    long start = System.nanoTime();
    List<byte[]> answers = services.starts.answer(item, services.directory);
    starter.latency.record(System.nanoTime() - start);
    services.starts.check(item, answers, services.directory);
    return answers;
  }

  /** What is started. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Services extends Prepared {
    private ColdStarts starts;

    @Override
    Work make(Seed seed, CorpusSize size) {
      starts = new ColdStarts(seed, sized(size, 100, 1_000, 1_000));
      return starts;
    }
  }

  /** One thread that starts services. */
  @State(Scope.Thread)
  public static class Starter extends Turn {
    private final LatencyRecorder latency = LatencyRecorder.service();
  }
}
