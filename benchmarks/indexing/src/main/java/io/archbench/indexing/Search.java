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
import org.openjdk.jmh.annotations.Setup;
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

  /** Lines with status 404 of a day, the first 10. */
  @Benchmark
  public TopDocs errors(Errors errors, Caller caller) throws IOException {
    return errors.ask(caller);
  }

  /** Lines with two words one behind the other, the first 10. */
  @Benchmark
  public TopDocs phrase(Phrases phrases, Caller caller) throws IOException {
    return phrases.ask(caller);
  }

  /** Lines whose request starts with a text, the first 10. */
  @Benchmark
  public TopDocs prefix(Prefixes prefixes, Caller caller) throws IOException {
    return prefixes.ask(caller);
  }

  /** The newest 10 lines after a page that ended anywhere. */
  @Benchmark
  public TopDocs searchAfter(After after, Caller caller) throws IOException {
    return after.ask(caller);
  }

  /** The next 1,000 lines of all, and their sources. */
  @Benchmark
  public Object scroll(Scrolled scrolled, Reading reading, Caller caller) throws IOException {
    return scrolled.next(reading, caller);
  }

  /** One request of a dashboard's mix. */
  @Benchmark
  public Object mixed(MixedLogs mixed, Caller caller) throws IOException {
    int turn = caller.next();
    long start = System.nanoTime();
    Object found = mixed.request(turn);
    caller.latency.record(System.nanoTime() - start);
    return found;
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

  /** Requests for errors. */
  @State(Scope.Benchmark)
  public static class Errors extends QuestionedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.errors();
    }
  }

  /** Requests for two words. */
  @State(Scope.Benchmark)
  public static class Phrases extends QuestionedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.phrases();
    }
  }

  /** Requests for the start of a request line. */
  @State(Scope.Benchmark)
  public static class Prefixes extends QuestionedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.prefixes();
    }
  }

  /** Logs whose order may be that of their timestamps. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public abstract static class OrderedLogs extends QuestionedLogs {
    @Param({"none", "timestamp"})
    String sort;

    @Override
    ShardSettings settings() {
      return new ShardSettings("default", sort);
    }
  }

  /** Requests for later pages of the newest lines. */
  @State(Scope.Benchmark)
  public static class After extends OrderedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.pagesAfter();
    }
  }

  /** Requests for the newest lines. */
  @State(Scope.Benchmark)
  public static class Newest extends OrderedLogs {
    @Override
    List<Question> choose(Questions questions) {
      return questions.newest();
    }
  }

  /** Logs whose sources are compressed in one way or another. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public abstract static class CompressedLogs extends SearchedLogs {
    @Param({"default", "best"})
    String codec;

    @Override
    ShardSettings settings() {
      return new ShardSettings(codec, "none");
    }
  }

  /** Pages of hits whose sources are loaded. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Pages extends CompressedLogs {
    private FetchedPages fetched;

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      fetched = new FetchedPages(corpus, built, oracle, Seed.ofThisCell().purpose("pages"));
      fetched.checkAll(answers);
    }
  }

  /** Logs that are read from end to end. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Scrolled extends CompressedLogs {
    private Scroll scroll;

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      scroll = new Scroll(corpus, built, oracle);
      scroll.checkAll(answers);
    }

    Scroll.Page next(Reading reading, Caller caller) throws IOException {
      long start = System.nanoTime();
      Scroll.Page page = reading.cursor.next();
      caller.latency.record(System.nanoTime() - start);
      scroll.check(page, directory);
      return page;
    }
  }

  /** How far one thread has read. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Reading {
    private Scroll.Cursor cursor;

    /** Starts with the first page. */
    @Setup
    public void open(Scrolled scrolled) {
      cursor = scrolled.scroll.open();
    }
  }

  /** Logs that dashboards are made of. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class MixedLogs extends SearchedLogs {
    private DashboardMix mix;

    @Override
    void prepare(WebLogCorpus corpus, QueryIndex built, LogOracle oracle, AnswerDigest answers)
        throws IOException {
      Questions questions = new Questions(corpus, oracle, Seed.ofThisCell().purpose("questions"));
      mix = new DashboardMix(built, questions, oracle, directory);
      mix.checkAll(answers);
    }

    Object request(int turn) throws IOException {
      return mix.request(turn);
    }
  }
}
