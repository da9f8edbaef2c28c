package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts documents by hour from the timestamps' doc values. Thread-safe. */
final class HourlyHistogram {
  private final QueryIndex index;
  private final long firstHour;
  private final long[] expected;

  HourlyHistogram(QueryIndex index, long firstHour, long[] expected) {
    this.index = index;
    this.firstHour = firstHour;
    this.expected = expected.clone();
  }

  /** The number of documents in each hour, from the first. */
  long[] count() throws IOException {
    return index.searcher().search(new MatchAllDocsQuery(), new Hours());
  }

  /** Checks each bucket. */
  void check(long[] counts, CellDirectory directory) {
    if (!Arrays.equals(counts, expected)) {
      throw directory.wrongAnswer(
          "hourly histogram", Arrays.toString(expected), Arrays.toString(counts));
    }
  }

  /** Counts, and checks each bucket. */
  void checkAll(AnswerDigest answers) throws IOException {
    answers.expect(
        "hourly histogram",
        Arrays.stream(expected).boxed().collect(Collectors.toList()),
        Arrays.stream(count()).boxed().collect(Collectors.toList()));
  }

  private final class Hours implements CollectorManager<Buckets, long[]> {
    @Override
    public Buckets newCollector() {
      return new Buckets(new long[expected.length], firstHour);
    }

    @Override
    public long[] reduce(Collection<Buckets> collected) {
      long[] sum = new long[expected.length];
      for (Buckets each : collected) {
        Arrays.setAll(sum, hour -> sum[hour] + each.counts[hour]);
      }
      return sum;
    }
  }

  private static final class Buckets implements Collector {
    private final long[] counts;
    private final long firstHour;

    Buckets(long[] counts, long firstHour) {
      this.counts = counts;
      this.firstHour = firstHour;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      NumericDocValues timestamps = LogFields.numbers(segment, LogFields.TIMESTAMP);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) throws IOException {
          if (timestamps.advanceExact(document)) {
            long hour = Math.floorDiv(timestamps.longValue(), LogOracle.HOUR);
            counts[(int) (hour - firstHour)]++;
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
