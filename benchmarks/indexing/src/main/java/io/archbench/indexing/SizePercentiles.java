package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.HdrHistogram.DoubleHistogram;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/**
 * Percentiles of the responses' sizes from an HdrHistogram of three digits: what Elasticsearch's
 * {@code percentiles} does with {@code "hdr": {}}. Thread-safe.
 */
final class SizePercentiles implements Aggregation<SizePercentiles.Counts> {
  /** Elasticsearch's default {@code percents}. */
  private static final List<Double> PERCENTS = List.of(1.0, 5.0, 25.0, 50.0, 75.0, 95.0, 99.0);

  private static final int DIGITS = 3;
  private static final double PROMISED = 1e-3;

  private final QueryIndex index;
  private final Counts expected;
  private final int[] sizes;

  SizePercentiles(QueryIndex index, LogOracle oracle) {
    this.index = index;
    sizes = oracle.sizes();
    DoubleHistogram counted = new DoubleHistogram(DIGITS);
    Arrays.stream(sizes).forEach(counted::recordValue);
    expected = Counts.of(counted);
  }

  /**
   * A result.
   *
   * @param histogram all that was counted
   * @param values one for each percentage
   */
  record Counts(DoubleHistogram histogram, List<Double> values) {
    static Counts of(DoubleHistogram histogram) {
      return new Counts(
          histogram,
          PERCENTS.stream().map(histogram::getValueAtPercentile).collect(Collectors.toList()));
    }
  }

  @Override
  public Counts run() throws IOException {
    return Counts.of(Counted.all(index, Sizes::new, Sizes::add).histogram);
  }

  /** Checks how many were counted, and each percentile. */
  @Override
  public void check(Counts found, CellDirectory directory) {
    long counted = found.histogram().getTotalCount();
    if (counted != sizes.length) {
      throw directory.wrongAnswer("sizes counted", sizes.length, counted);
    }
    if (!found.values().equals(expected.values())) {
      throw directory.wrongAnswer("percentiles of sizes", expected.values(), found.values());
    }
  }

  /** Checks the whole histogram, and that percentiles are as exact as it promises. */
  @Override
  public void checkAll(AnswerDigest answers) throws IOException {
    Counts found = run();
    answers.expect("sizes", counts(expected.histogram()), counts(found.histogram()));
    IntStream.range(0, PERCENTS.size())
        .forEach(
            each -> {
              long exact = exact(PERCENTS.get(each));
              answers.expect(
                  "percentile " + PERCENTS.get(each),
                  exact,
                  within(found.values().get(each), exact));
            });
  }

  private static List<List<Double>> counts(DoubleHistogram histogram) {
    return StreamSupport.stream(histogram.recordedValues().spliterator(), false)
        .map(
            value ->
                List.of(value.getValueIteratedTo(), (double) value.getCountAtValueIteratedTo()))
        .collect(Collectors.toList());
  }

  private long exact(double percent) {
    return sizes[(int) Math.ceil(percent / 100 * sizes.length) - 1];
  }

  private static long within(double value, long exact) {
    return Math.abs(value - exact) <= PROMISED * exact ? exact : Math.round(value);
  }

  private static final class Sizes extends Counted {
    private final DoubleHistogram histogram = new DoubleHistogram(DIGITS);
    private NumericDocValues values = DocValues.emptyNumeric();

    @Override
    void open(LeafReaderContext segment) throws IOException {
      values = LogFields.numbers(segment, LogFields.SIZE);
    }

    @Override
    public void collect(int document) throws IOException {
      if (values.advanceExact(document)) {
        histogram.recordValue((double) values.longValue());
      }
    }

    Sizes add(Sizes other) {
      histogram.add(other.histogram);
      return this;
    }
  }
}
