package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Aggregations over all documents of a shard. */
@BenchmarkMode(Mode.Throughput)
public class Aggregate {
  /** How many lines there are in each hour. */
  @Benchmark
  public Object hourlyHistogram(Hours hours, Caller caller) throws IOException {
    return hours.count(caller);
  }

  /** The ten most frequent requests. */
  @Benchmark
  public Object terms(Requests requests, Caller caller) throws IOException {
    return requests.count(caller);
  }

  /** How many clients there are, about. */
  @Benchmark
  public Object cardinality(Clients clients, Caller caller) throws IOException {
    return clients.count(caller);
  }

  /** Seven percentiles of the responses' sizes. */
  @Benchmark
  public Object percentiles(Sizes sizes, Caller caller) throws IOException {
    return sizes.count(caller);
  }

  /** Logs and what is counted of them. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public abstract static class CountedLogs<R> extends SearchedLogs {
    private Aggregation<R> aggregation;

    abstract Aggregation<R> choose(QueryIndex index, LogOracle oracle) throws IOException;

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      aggregation = choose(built, oracle);
      aggregation.checkAll(answers);
    }

    R count(Caller caller) throws IOException {
      long start = System.nanoTime();
      R found = aggregation.run();
      caller.latency.record(System.nanoTime() - start);
      aggregation.check(found, directory);
      return found;
    }
  }

  /** Logs to be counted by hour. */
  @State(Scope.Benchmark)
  public static class Hours extends CountedLogs<long[]> {
    @Override
    Aggregation<long[]> choose(QueryIndex index, LogOracle oracle) {
      return new HourlyHistogram(index, oracle);
    }
  }

  /** Logs to be counted by request. */
  @State(Scope.Benchmark)
  public static class Requests extends CountedLogs<List<TopTerms.Bucket>> {
    @Override
    Aggregation<List<TopTerms.Bucket>> choose(QueryIndex index, LogOracle oracle)
        throws IOException {
      return new TopTerms(index, oracle);
    }
  }

  /** Logs whose clients are counted. */
  @State(Scope.Benchmark)
  public static class Clients extends CountedLogs<HyperLogLog> {
    @Override
    Aggregation<HyperLogLog> choose(QueryIndex index, LogOracle oracle) {
      return new DistinctClients(index, oracle);
    }
  }

  /** Logs whose sizes are counted. */
  @State(Scope.Benchmark)
  public static class Sizes extends CountedLogs<SizePercentiles.Counts> {
    @Override
    Aggregation<SizePercentiles.Counts> choose(QueryIndex index, LogOracle oracle) {
      return new SizePercentiles(index, oracle);
    }
  }
}
