package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.LatencyRecorder;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** Events that are kept on disk until they were worked on; the score counts events. */
@BenchmarkMode(Mode.Throughput)
public class PersistedQueue {
  /** Writes 1,024 events to the thread's queue, which is then flushed, and reads them. */
  @Benchmark
  @OperationsPerInvocation(PagedQueue.CHECKPOINT)
  public List<byte[]> writeRead(Elements elements, Queue queue) throws IOException {
    int turn = queue.turn++;
    List<byte[]> input = elements.batch(turn);
    long start = System.nanoTime();
    for (byte[] element : input) {
      queue.queue.write(element);
    }
    List<byte[]> output = new ArrayList<>(PagedQueue.CHECKPOINT);
    for (int index = 0; index < PagedQueue.CHECKPOINT; index++) {
      output.add(queue.queue.read());
    }
    queue.queue.acknowledge();
    queue.latency.record(System.nanoTime() - start);
    elements.check(turn, output);
    return output;
  }

  /** What is written: events as CBOR, the same for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Elements {
    private final CellDirectory directory = CellDirectory.ofThisCell();
    private List<byte[]> elements;
    private KnownResults<byte[]> known;

    /** Makes them, and brings each through a queue once. */
    @Setup
    public void build() throws IOException {
      Seed seed = Seed.ofThisCell();
      AccessLogs logs = AccessLogs.of(CorpusSize.ofThisCell(), seed);
      directory.corpus(logs.sha256());
      KnownEvents events = new KnownEvents(logs, new Networks(seed.purpose("networks")));
      elements =
          IntStream.range(0, logs.size())
              .mapToObj(position -> PlainFormat.bytes("cbor", events.shipped(position)))
              .toList();
      known = new KnownResults<>(logs.size(), new Measure.OfBytes(), elements::get);
      AnswerDigest answers = new AnswerDigest(directory);
      try (PagedQueue queue = new PagedQueue(directory)) {
        known.checkAll(
            position -> {
              queue.write(elements.get(position));
              return queue.read();
            },
            answers);
      }
      answers.write();
    }

    private int start(int turn) {
      return PagedQueue.CHECKPOINT * Math.floorMod(turn, elements.size() / PagedQueue.CHECKPOINT);
    }

    private List<byte[]> batch(int turn) {
      return elements.subList(start(turn), start(turn) + PagedQueue.CHECKPOINT);
    }

    private void check(int turn, List<byte[]> output) {
      for (int index = 0; index < output.size(); index++) {
        known.check(start(turn) + index, output.get(index), directory);
      }
      for (int index = turn & 63; index < output.size(); index += KnownResults.BATCH) {
        known.checkFully(start(turn) + index, output.get(index), directory);
      }
    }
  }

  /** One thread's queue. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Queue {
    private final LatencyRecorder latency = LatencyRecorder.service();
    private PagedQueue queue;
    private int turn;

    /** Makes it. */
    @Setup
    public void open(Elements elements, ThreadParams threads) throws IOException {
      open(elements, threads.getThreadIndex());
    }

    void open(Elements elements, int thread) throws IOException {
      queue = new PagedQueue(elements.directory);
      turn = 7 * thread;
    }

    /** Deletes it. */
    @TearDown
    public void close() throws IOException {
      queue.close();
    }
  }
}
