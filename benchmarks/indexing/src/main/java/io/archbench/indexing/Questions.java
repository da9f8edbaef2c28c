package io.archbench.indexing;

import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;

/** Makes the requests of a benchmark: seeded, and about what is really in the corpus. */
final class Questions {
  /** Enough that no request is answered from a branch predictor's memory of it. */
  private static final int COUNT = 64;

  private static final long WINDOW = TimeUnit.HOURS.toMillis(6);

  private final WebLogCorpus corpus;
  private final LogOracle oracle;
  private final SeededRandom random;

  Questions(WebLogCorpus corpus, LogOracle oracle, SeededRandom random) {
    this.corpus = corpus;
    this.oracle = oracle;
    this.random = random;
  }

  /** For one request line each; frequent ones are asked for more often. */
  List<Question> terms() {
    return questions(
        () -> {
          String request = corpus.request(random.nextIndex(corpus.size()));
          return new Question.Matching(
              LogFields.REQUEST_RAW + "=" + request,
              KeywordField.newExactQuery(LogFields.REQUEST_RAW, request),
              oracle.request(request, Question.HITS));
        });
  }

  /** For six hours each. */
  List<Question> ranges() {
    return questions(
        () -> {
          long from = from();
          long to = from + WINDOW;
          return new Question.Matching(
              words(from, to),
              LongField.newRangeQuery(LogFields.TIMESTAMP, from, to),
              oracle.between(from, to, Question.HITS));
        });
  }

  /** For the newest of six hours each. */
  List<Question> newest() {
    return questions(
        () -> {
          long from = from();
          long to = from + WINDOW;
          ExpectedHits expected = oracle.newestBetween(from, to, Question.HITS);
          return new Question.Newest(
              "newest " + words(from, to),
              LongField.newRangeQuery(LogFields.TIMESTAMP, from, to),
              expected,
              oracle.document(expected.first().get(0)));
        });
  }

  private static List<Question> questions(Supplier<Question> maker) {
    return Stream.generate(maker).limit(COUNT).collect(Collectors.toList());
  }

  private long from() {
    return corpus.timestamp(random.nextIndex(corpus.size()));
  }

  private static String words(long from, long to) {
    return LogFields.TIMESTAMP + "=" + from + ".." + to;
  }
}
