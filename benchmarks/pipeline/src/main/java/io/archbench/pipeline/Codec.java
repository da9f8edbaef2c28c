package io.archbench.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Events read from bytes and written to bytes; the score counts events. */
@BenchmarkMode(Mode.Throughput)
public class Codec {
  /** What a shipper sent becomes events. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> decode(Documents documents, Caller caller) throws IOException {
    return documents.run(caller);
  }

  /** Parsed events become what an output sends. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> encode(Events events, Caller caller) throws IOException {
    return events.run(caller);
  }

  /** Events as they are sent by shippers. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Documents extends LoggedWork {
    /** JSON between systems, CBOR in the persisted queue. */
    @Param({"json", "cbor"})
    String format;

    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      EventFormat codec = EventFormat.of(format);
      List<byte[]> documents =
          IntStream.range(0, logs.size())
              .mapToObj(position -> PlainFormat.bytes(format, known.shipped(position)))
              .toList();
      return new CheckedBatches<>(
          position -> codec.decode(documents.get(position)),
          new KnownResults<>(logs.size(), new Measure.OfEvents(), known::shipped),
          directory);
    }
  }

  /** Events as they leave the filters. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Events extends LoggedWork {
    /** JSON between systems, CBOR in the persisted queue. */
    @Param({"json", "cbor"})
    String format;

    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      EventFormat codec = EventFormat.of(format);
      int size = Math.min(FEW, logs.size());
      List<Map<String, Object>> events = IntStream.range(0, size).mapToObj(known::parsed).toList();
      return new CheckedBatches<>(
          position -> codec.encode(events.get(position)),
          new KnownResults<>(
              size,
              new Measure.OfBytes(),
              position -> PlainFormat.bytes(format, known.parsed(position))),
          directory);
    }
  }
}
