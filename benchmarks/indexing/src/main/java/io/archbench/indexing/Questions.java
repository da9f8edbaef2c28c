package io.archbench.indexing;

import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/** Makes the requests of a benchmark: seeded, and about what is really in the corpus. */
final class Questions {
  /** Enough that no request is answered from a branch predictor's memory of it. */
  private static final int COUNT = 64;

  private static final long WINDOW = TimeUnit.HOURS.toMillis(6);
  private static final long DAY = TimeUnit.DAYS.toMillis(1);
  private static final int NOT_FOUND = 404;

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
              words(from, to), between(from, to), oracle.between(from, to, Question.HITS));
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
              between(from, to),
              null,
              expected,
              oracle.document(expected.first().get(0)));
        });
  }

  /** For lines with status 404 of a day each. */
  List<Question> errors() {
    return questions(
        () -> {
          long from = from();
          long to = from + DAY;
          Query query =
              new BooleanQuery.Builder()
                  .add(between(from, to), Occur.FILTER)
                  .add(IntField.newExactQuery(LogFields.STATUS, NOT_FOUND), Occur.FILTER)
                  .build();
          return new Question.Matching(
              LogFields.STATUS + "=" + NOT_FOUND + " " + words(from, to),
              query,
              oracle.statusBetween(NOT_FOUND, from, to, Question.HITS));
        });
  }

  /** For two words of a path, one behind the other. */
  List<Question> phrases() {
    return questions(
        () -> {
          String[] path = path();
          return new Question.Matching(
              LogFields.REQUEST + "=\"" + path[1] + " " + path[2] + "\"",
              new PhraseQuery(LogFields.REQUEST, path[1], path[2]),
              oracle.requestContaining("/" + path[1] + "/" + path[2] + "/", Question.HITS));
        });
  }

  /** For all below a directory, as a prefix of the whole request line. */
  List<Question> prefixes() {
    return questions(
        () -> {
          String[] path = path();
          String prefix = path[0] + "/" + path[1] + "/" + path[2] + "/";
          return new Question.Matching(
              LogFields.REQUEST_RAW + "=" + prefix + "*",
              new PrefixQuery(new Term(LogFields.REQUEST_RAW, prefix)),
              oracle.requestStartingWith(prefix, Question.HITS));
        });
  }

  /** For the page after a page that ended anywhere, the newest line first. */
  List<Question> pagesAfter() {
    List<Integer> newest = oracle.newest();
    return questions(
        () -> {
          int rank = random.nextIndex(newest.size() - Question.HITS);
          int last = newest.get(rank);
          List<Integer> page = newest.subList(rank + 1, rank + 1 + Question.HITS);
          FieldDoc after =
              new FieldDoc(oracle.document(last), Float.NaN, new Object[] {corpus.timestamp(last)});
          return new Question.Newest(
              "newest after line " + last,
              new MatchAllDocsQuery(),
              after,
              new ExpectedHits(newest.size(), page),
              oracle.document(page.get(0)));
        });
  }

  /** The method and the parts of the path of a request, whose first two are directories. */
  private String[] path() {
    return corpus.request(random.nextIndex(corpus.size())).split("/", -1);
  }

  /** Documents from a time to another, both inclusive. */
  static Query between(long from, long to) {
    return LongField.newRangeQuery(LogFields.TIMESTAMP, from, to);
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
