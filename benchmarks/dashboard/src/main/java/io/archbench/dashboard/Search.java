package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Somebody looks for lines. */
@BenchmarkMode(Mode.Throughput)
public class Search {
  /** The newest 500 lines that match, as Discover asks for them. */
  @Benchmark
  public byte[] discover(Discover logs, Caller caller) throws InterruptedException {
    return caller.ask(logs, logs.question(caller.next()));
  }

  /** Logs with the searches of Discover. */
  @State(Scope.Benchmark)
  public static class Discover extends SearchedLogs<Question> {
    @Override
    List<Question> questions(
        WebLogCorpus logs,
        SeededRandom random,
        AnswerDigest answers,
        NodeClient client,
        String index)
        throws InterruptedException {
      return new Discoveries(logs, random, answers).checked(client, index);
    }
  }
}
