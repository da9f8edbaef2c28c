package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.FixedBitSet;

/**
 * How many clients there are, about. As Elasticsearch's {@code cardinality} does where there are
 * ordinals: which ones occur is noted segment by segment, and each of those is hashed once into a
 * sketch. Thread-safe.
 */
final class DistinctClients implements Aggregation<HyperLogLog> {
  private final QueryIndex index;
  private final HyperLogLog expected;
  private final long exactly;

  DistinctClients(QueryIndex index, LogOracle oracle) {
    this.index = index;
    this.expected = oracle.clientSketch();
    this.exactly = oracle.clients();
  }

  @Override
  public HyperLogLog run() throws IOException {
    return Counted.all(index, Seen::new, Seen::add).sketch;
  }

  /** Checks each register. */
  @Override
  public void check(HyperLogLog found, CellDirectory directory) {
    if (!found.equals(expected)) {
      throw directory.wrongAnswer("clients", expected, found);
    }
  }

  /** Checks each register, and that the estimate is as good as it promises. */
  @Override
  public void checkAll(AnswerDigest answers) throws IOException {
    HyperLogLog found = run();
    answers.expect("sketch of clients", List.of(expected), List.of(found));
    answers.expect("clients", exactly, within(found.estimate(), exactly));
  }

  /** The exact number, if the estimate is within four standard errors of it. */
  private static long within(long estimate, long exact) {
    return Math.abs(estimate - exact) <= Math.max(1, exact * 0.033) ? exact : estimate;
  }

  private static final class Seen extends Counted {
    private final HyperLogLog sketch = new HyperLogLog();
    private SortedDocValues values = DocValues.emptySorted();
    private FixedBitSet ordinals = new FixedBitSet(0);

    @Override
    void open(LeafReaderContext segment) throws IOException {
      values = LogFields.ordinals(segment, LogFields.CLIENT);
      ordinals = new FixedBitSet(values.getValueCount());
    }

    @Override
    public void collect(int document) throws IOException {
      if (values.advanceExact(document)) {
        ordinals.set(values.ordValue());
      }
    }

    /** Hashes what the segment has. */
    @Override
    public void finish() throws IOException {
      for (int ordinal = 0; ordinal < ordinals.length(); ordinal++) {
        if (ordinals.get(ordinal)) {
          sketch.add(MurmurHash.of(values.lookupOrd(ordinal)));
        }
      }
    }

    Seen add(Seen other) {
      sketch.add(other.sketch);
      return this;
    }
  }
}
