package io.archbench.dashboard;

import io.archbench.workload.SeededRandom;
import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a user chose in the time picker, both ends inclusive.
 *
 * @param from milliseconds since 1970
 * @param to milliseconds since 1970
 */
record TimeRange(long from, long to) {
  /** One of so many days that lies within the time of the logs, which is about ten days. */
  static TimeRange ofDays(int days, WebLogCorpus corpus, SeededRandom random) {
    long from = corpus.timestamp(random.nextIndex(corpus.size() / 2));
    return new TimeRange(from, from + TimeUnit.DAYS.toMillis(days));
  }

  /** The filter that Kibana adds to each query. */
  String filter() {
    return "{\"range\":{\"@timestamp\":{\"format\":\"epoch_millis\",\"gte\":"
        + from
        + ",\"lte\":"
        + to
        + "}}}";
  }

  /** The lines that lie in it, found by a plain loop. */
  List<WebLog> in(WebLogCorpus corpus) {
    return IntStream.range(0, corpus.size())
        .filter(line -> corpus.timestamp(line) >= from && corpus.timestamp(line) <= to)
        .mapToObj(corpus::line)
        .toList();
  }
}
