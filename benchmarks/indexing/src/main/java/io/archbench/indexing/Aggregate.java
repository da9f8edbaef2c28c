package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Aggregations over a shard. */
@BenchmarkMode(Mode.Throughput)
public class Aggregate {
  /** How many lines there are in each hour. */
  @Benchmark
  public long[] hourlyHistogram(Hours hours, Caller caller) throws IOException {
    long start = System.nanoTime();
    long[] counts = hours.histogram.count();
    caller.latency.record(System.nanoTime() - start);
    hours.histogram.check(counts, hours.directory);
    return counts;
  }

  /** Logs to be counted. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Hours extends SearchedLogs {
    private HourlyHistogram histogram;

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      histogram = new HourlyHistogram(built, oracle.firstHour(), oracle.hourly());
      histogram.checkAll(answers);
    }
  }
}
