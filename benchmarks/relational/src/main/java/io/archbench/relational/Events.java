package io.archbench.relational;

import io.archbench.workload.WebLog;
import io.archbench.workload.WebLogCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Web logs as rows that are written in batches, and what the table holds after each batch. */
final class Events {
  static final int BATCH = 1_000;
  private static final int LONGEST_PASS = 50_000;

  /** Numbers, statuses, sizes and lengths of requests, and the four of them mixed. */
  static final String SUMS =
      "count(*), coalesce(sum(id), 0), coalesce(sum(status), 0), coalesce(sum(size), 0),"
          + " coalesce(sum(length(request)), 0),"
          + " coalesce(sum(id * (status + size + length(request)"
          + " + (client - inet '0.0.0.0') % 65536"
          + " + (extract(epoch from at) * 1000)::bigint % 65536)), 0)";

  private final WebLogCorpus logs;
  private final List<List<Long>> sums;

  Events(WebLogCorpus corpus) {
    logs = corpus.first(Math.min(corpus.size(), LONGEST_PASS));
    sums = new ArrayList<>();
    long[] sum = new long[6];
    sums.add(boxed(sum));
    for (int line = 0; line < logs.size(); line++) {
      add(sum, line + 1, logs.line(line));
      if ((line + 1) % BATCH == 0) {
        sums.add(boxed(sum));
      }
    }
  }

  private static void add(long[] sum, long id, WebLog log) {
    sum[0]++;
    sum[1] += id;
    sum[2] += log.status();
    sum[3] += log.size();
    sum[4] += log.request().length();
    sum[5] +=
        id
            * (log.status()
                + log.size()
                + log.request().length()
                + (log.clientAddress() & 0xffff)
                + log.timestamp() % 65_536);
  }

  static List<Long> boxed(long[] numbers) {
    return LongStream.of(numbers).boxed().collect(Collectors.toList());
  }

  /** Batches after which the table is emptied. */
  int batches() {
    return logs.size() / BATCH;
  }

  /** The row of that number, which begins with 1. */
  WebLog row(int id) {
    return logs.line(id - 1);
  }

  /** What {@link #SUMS} are when so many batches were written. */
  List<Long> sums(int batches) {
    return sums.get(batches);
  }

  String sha256() {
    return logs.sha256();
  }
}
