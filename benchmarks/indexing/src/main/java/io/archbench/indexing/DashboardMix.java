package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.TopDocs;

/**
 * The requests of a dashboard in turn, each checked: of every 16, four terms, three newest, two
 * ranges, two errors, two histograms, and one each of phrase, prefix and most frequent terms.
 * Thread-safe.
 */
final class DashboardMix {
  private final List<Request> requests;
  private final List<Questioned> questioned;
  private final List<Aggregation<?>> aggregations;

  DashboardMix(QueryIndex index, Questions questions, LogOracle oracle, CellDirectory directory)
      throws IOException {
    Questioned terms = new Questioned(index, questions.terms());
    Questioned newest = new Questioned(index, questions.newest());
    Questioned ranges = new Questioned(index, questions.ranges());
    Questioned errors = new Questioned(index, questions.errors());
    Questioned phrases = new Questioned(index, questions.phrases());
    Questioned prefixes = new Questioned(index, questions.prefixes());
    HourlyHistogram hours = new HourlyHistogram(index, oracle);
    TopTerms top = new TopTerms(index, oracle);
    questioned = List.of(terms, newest, ranges, errors, phrases, prefixes);
    aggregations = List.of(hours, top);
    Request term = of(terms, directory);
    Request latest = of(newest, directory);
    Request range = of(ranges, directory);
    Request error = of(errors, directory);
    Request histogram = of(hours, directory);
    requests =
        List.of(
            term,
            latest,
            range,
            histogram,
            term,
            error,
            latest,
            of(phrases, directory),
            term,
            range,
            histogram,
            latest,
            term,
            error,
            of(prefixes, directory),
            of(top, directory));
  }

  /** One kind of request. */
  private interface Request {
    Object send(int turn) throws IOException;
  }

  private static Request of(Questioned questioned, CellDirectory directory) {
    return turn -> {
      TopDocs found = questioned.ask(turn);
      questioned.check(turn, found, directory);
      return found;
    };
  }

  private static <R> Request of(Aggregation<R> aggregation, CellDirectory directory) {
    return turn -> {
      R found = aggregation.run();
      aggregation.check(found, directory);
      return found;
    };
  }

  /** Sends the request of a turn, checks what costs nothing to check, and returns the answer. */
  Object request(int turn) throws IOException {
    // a round further, or a kind with fixed places would ask the same few requests over and over
    return requests.get(Math.floorMod(turn, requests.size())).send(turn + turn / requests.size());
  }

  /** Checks every request of each kind. */
  void checkAll(AnswerDigest answers) throws IOException {
    for (Questioned each : questioned) {
      each.checkAll(answers);
    }
    for (Aggregation<?> each : aggregations) {
      each.checkAll(answers);
    }
  }
}
