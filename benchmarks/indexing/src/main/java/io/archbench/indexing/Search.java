package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.TopDocs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Searches of one shard: the query phase, and apart from it the fetch phase. */
@BenchmarkMode(Mode.Throughput)
public class Search {
  /** Lines with one request, the first 10. */
  @Benchmark
  public TopDocs term(Terms terms, Caller caller) throws IOException {
    return terms.ask(caller);
  }

  /** Lines of six hours, the first 10. */
  @Benchmark
  public TopDocs range(Ranges ranges, Caller caller) throws IOException {
    return ranges.ask(caller);
  }

  /** Lines of six hours, the newest 10. */
  @Benchmark
  public TopDocs sorted(Newest newest, Caller caller) throws IOException {
    return newest.ask(caller);
  }

  /** The sources of 100 hits. */
  @Benchmark
  public long fetch(Pages pages, Caller caller) throws IOException {
    int turn = caller.next();
    long start = System.nanoTime();
    long bytes = pages.fetched.fetch(turn);
    caller.latency.record(System.nanoTime() - start);
    pages.fetched.check(turn, bytes, pages.directory);
    return bytes;
  }

  /** Logs with requests for them. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public abstract static class QuestionedLogs extends SearchedLogs {
    private Questioned questioned;

    abstract List<Question> choose(Questions questions);

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      Questions questions = new Questions(corpus, oracle, Seed.ofThisCell().purpose("questions"));
      questioned = new Questioned(built, choose(questions));
      questioned.checkAll(answers);
    }

    TopDocs ask(Caller caller) throws IOException {
      int turn = caller.next();
      long start = System.nanoTime();
      TopDocs found = questioned.ask(turn);
      caller.latency.record(System.nanoTime() - start);
      questioned.check(turn, found, directory);
      return found;
    }
  }

  /** Requests for a term. */
  @State(Scope.Benchmark)
  public static class Terms extends QuestionedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.terms();
    }
  }

  /** Requests for a range of time. */
  @State(Scope.Benchmark)
  public static class Ranges extends QuestionedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.ranges();
    }
  }

  /** Requests for the newest lines. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Newest extends QuestionedLogs {
    @Param({"none", "timestamp"})
    String sort;

    @Override
    ShardSettings settings() {
      return new ShardSettings("default", sort);
    }

    @Override
    List<Question> choose(Questions questions) {
      return questions.newest();
    }
  }

  /** Pages of hits whose sources are loaded. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Pages extends SearchedLogs {
    @Param({"default", "best"})
    String codec;

    private FetchedPages fetched;

    @Override
    ShardSettings settings() {
      return new ShardSettings(codec, "none");
    }

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      fetched = new FetchedPages(corpus, built, oracle, Seed.ofThisCell().purpose("pages"));
      fetched.checkAll(answers);
    }
  }
}
