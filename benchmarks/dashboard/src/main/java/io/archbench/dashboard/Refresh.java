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

/** A dashboard of eight panels is refreshed. */
@BenchmarkMode(Mode.Throughput)
public class Refresh {
  /** All panels in one request, which is answered when the slowest is done. */
  @Benchmark
  public byte[] whole(Panelled logs, Caller caller) throws InterruptedException {
    return caller.ask(logs, logs.question(caller.next()).batched());
  }

  /** A request for each panel, all at once; the time of the slowest one is recorded. */
  @Benchmark
  public long slowestPanel(Panelled logs, Caller caller) throws InterruptedException {
    List<Question> panels = logs.question(caller.next()).panels();
    long slowest = new Together(logs.client(caller.thread), logs.directory).ask(panels);
    caller.latency.record(slowest);
    return slowest;
  }

  /** Logs with dashboards over them. */
  @State(Scope.Benchmark)
  public static class Panelled extends SearchedLogs<Dashboard> {
    @Override
    List<Dashboard> questions(
        WebLogCorpus logs,
        SeededRandom random,
        AnswerDigest answers,
        NodeClient client,
        String index)
        throws InterruptedException {
      return new Dashboards(logs, random, answers).checked(client, index);
    }
  }
}
