package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/** Counts documents by hour from the timestamps' doc values. Thread-safe. */
final class HourlyHistogram implements Aggregation<long[]> {
  private final QueryIndex index;
  private final long firstHour;
  private final long[] expected;

  HourlyHistogram(QueryIndex index, LogOracle oracle) {
    this.index = index;
    this.firstHour = oracle.firstHour();
    this.expected = oracle.hourly();
  }

  /** The number of documents in each hour, from the first. */
  @Override
  public long[] run() throws IOException {
    return Counted.all(index, () -> new Hours(new long[expected.length], firstHour), Hours::add)
        .counts;
  }

  /** Checks each bucket. */
  @Override
  public void check(long[] counts, CellDirectory directory) {
    if (!Arrays.equals(counts, expected)) {
      throw directory.wrongAnswer(
          "hourly histogram", Arrays.toString(expected), Arrays.toString(counts));
    }
  }

  @Override
  public void checkAll(AnswerDigest answers) throws IOException {
    answers.expect(
        "hourly histogram",
        Arrays.stream(expected).boxed().collect(Collectors.toList()),
        Arrays.stream(run()).boxed().collect(Collectors.toList()));
  }

  private static final class Hours extends Counted {
    private final long[] counts;
    private final long firstHour;
    private NumericDocValues timestamps;

    Hours(long[] counts, long firstHour) {
      this.counts = counts;
      this.firstHour = firstHour;
      this.timestamps = DocValues.emptyNumeric();
    }

    @Override
    void open(LeafReaderContext segment) throws IOException {
      timestamps = LogFields.numbers(segment, LogFields.TIMESTAMP);
    }

    @Override
    public void collect(int document) throws IOException {
      if (timestamps.advanceExact(document)) {
        long hour = Math.floorDiv(timestamps.longValue(), LogOracle.HOUR);
        counts[(int) (hour - firstHour)]++;
      }
    }

    Hours add(Hours other) {
      Arrays.setAll(counts, hour -> counts[hour] + other.counts[hour]);
      return this;
    }
  }
}
