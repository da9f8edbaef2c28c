package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;

/**
 * The most frequent requests and how many lines have each, from ordinals of doc values that are
 * mapped to those of the whole index, as Elasticsearch's {@code terms} does. Thread-safe.
 */
final class TopTerms implements Aggregation<List<TopTerms.Bucket>> {
  /** How many are wanted: Elasticsearch's default {@code size}. */
  static final int SIZE = 10;

  /** The most frequent first; of equally frequent ones, the first in the order of the terms. */
  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingLong(Ranked::count).reversed().thenComparingInt(Ranked::ordinal);

  private final QueryIndex index;
  private final OrdinalMap ordinals;
  private final List<Bucket> expected;
  private final int lines;

  /** Maps the segments' ordinals, which Elasticsearch does once for each reader. */
  TopTerms(QueryIndex index, LogOracle oracle) throws IOException {
    this.index = index;
    List<LeafReaderContext> segments = index.segments();
    SortedDocValues[] values = new SortedDocValues[segments.size()];
    for (int segment = 0; segment < values.length; segment++) {
      values[segment] = LogFields.ordinals(segments.get(segment), LogFields.REQUEST_RAW);
    }
    ordinals = OrdinalMap.build(null, values, PackedInts.DEFAULT);
    expected = oracle.topRequests(SIZE);
    lines = oracle.lines();
  }

  /**
   * A request.
   *
   * @param key the request line
   * @param count how many lines have it
   */
  record Bucket(String key, long count) {}

  /** A term whose text is not known yet. */
  private record Ranked(int ordinal, long count) {}

  @Override
  public List<Bucket> run() throws IOException {
    Ordinals counted = Counted.all(index, Ordinals::new, Ordinals::add);
    List<Ranked> best = best(counted.counts);
    Bucket[] buckets = new Bucket[best.size()];
    for (int rank = 0; rank < buckets.length; rank++) {
      Ranked each = best.get(rank);
      buckets[rank] = new Bucket(text(each.ordinal()), each.count());
    }
    return List.of(buckets);
  }

  private static List<Ranked> best(int[] counts) {
    PriorityQueue<Ranked> worstFirst = new PriorityQueue<>(SIZE + 1, BEST_FIRST.reversed());
    for (int ordinal = 0; ordinal < counts.length; ordinal++) {
      if (counts[ordinal] > 0 && (worstFirst.size() < SIZE || beats(counts[ordinal], worstFirst))) {
        worstFirst.add(new Ranked(ordinal, counts[ordinal]));
        if (worstFirst.size() > SIZE) {
          worstFirst.remove();
        }
      }
    }
    return Stream.generate(worstFirst::poll)
        .limit(worstFirst.size())
        .sorted(BEST_FIRST)
        .collect(Collectors.toList());
  }

  // a later ordinal never beats an earlier one with the same count
  private static boolean beats(int count, PriorityQueue<Ranked> worstFirst) {
    return count > worstFirst.element().count();
  }

  private String text(int ordinal) throws IOException {
    LeafReaderContext segment = index.segments().get(ordinals.getFirstSegmentNumber(ordinal));
    return LogFields.ordinals(segment, LogFields.REQUEST_RAW)
        .lookupOrd((int) ordinals.getFirstSegmentOrd(ordinal))
        .utf8ToString();
  }

  @Override
  public void check(List<Bucket> found, CellDirectory directory) {
    if (!found.equals(expected)) {
      throw directory.wrongAnswer("most frequent requests", expected, found);
    }
  }

  @Override
  public void checkAll(AnswerDigest answers) throws IOException {
    answers.expect("most frequent requests", expected, run());
    Ordinals counted = Counted.all(index, Ordinals::new, Ordinals::add);
    answers.expect("requests counted", lines, Arrays.stream(counted.counts).sum());
  }

  private final class Ordinals extends Counted {
    private final int[] counts = new int[Math.toIntExact(ordinals.getValueCount())];
    private SortedDocValues values = DocValues.emptySorted();
    private LongValues global = LongValues.IDENTITY;

    @Override
    void open(LeafReaderContext segment) throws IOException {
      values = LogFields.ordinals(segment, LogFields.REQUEST_RAW);
      global = ordinals.getGlobalOrds(segment.ord);
    }

    @Override
    public void collect(int document) throws IOException {
      if (values.advanceExact(document)) {
        counts[(int) global.get(values.ordValue())]++;
      }
    }

    Ordinals add(Ordinals other) {
      Arrays.setAll(counts, ordinal -> counts[ordinal] + other.counts[ordinal]);
      return this;
    }
  }
}
