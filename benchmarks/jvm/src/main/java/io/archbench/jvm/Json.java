package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Objects to JSON and back, with Jackson. */
@BenchmarkMode(Mode.Throughput)
public class Json {
  /** Writes one order. */
  @Benchmark
  public byte[] encode(Documents documents, Turn turn) throws IOException {
    int item = turn.of(documents.orders.count());
    byte[] encoded = documents.orders.encode(item);
    documents.orders.check(item, encoded, documents.directory);
    return encoded;
  }

  /** Reads one order. */
  @Benchmark
  public Order decode(Documents documents, Turn turn) throws IOException {
    int item = turn.of(documents.orders.count());
    Order decoded = documents.orders.decode(item);
    documents.orders.check(item, decoded, documents.directory);
    return decoded;
  }

  /** Orders. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Documents extends Prepared {
    private JsonDocuments orders;

    @Override
    Work make(Seed seed, CorpusSize size) {
      orders = new JsonDocuments(seed, sized(size, 500, 10_000, 100_000));
      return orders;
    }
  }
}
