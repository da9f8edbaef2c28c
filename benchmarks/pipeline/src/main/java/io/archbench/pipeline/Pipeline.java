package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** All stages after each other, with a queue in front; the score counts events. */
@BenchmarkMode(Mode.Throughput)
public class Pipeline {
  /**
   * Puts a batch into the queue of all threads, takes a batch from it, and brings each event from
   * the bytes of a shipper to those of an output.
   */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<byte[]> run(Documents documents, Caller caller) throws IOException {
    int turn = caller.next();
    List<ShippedDocument> input = documents.batch(turn);
    long start = System.nanoTime();
    documents.queue.put(input);
    List<ShippedDocument> taken = documents.queue.take(KnownResults.BATCH);
    List<byte[]> outputs = new ArrayList<>(KnownResults.BATCH);
    for (ShippedDocument document : taken) {
      outputs.add(documents.pipeline.process(document.bytes()));
    }
    caller.latency.record(System.nanoTime() - start);
    documents.check(turn, taken, outputs);
    return outputs;
  }

  /** What shippers sent, the same for all threads, and their queue. */
  @State(Scope.Benchmark)
  @SuppressWarnings(
      "NullAway.Init") // JMH sets parameters and calls the set-up before anything else
  public static class Documents {
    /** What takes lines apart. */
    @Param({"joni", "java"})
    String engine;

    private final CellDirectory directory = CellDirectory.ofThisCell();
    private List<ShippedDocument> documents;
    private KnownResults<byte[]> known;
    private EventPipeline pipeline;
    private DocumentQueue queue;

    /** Makes them, and checks what becomes of each. */
    @Setup
    public void build(BenchmarkParams benchmark) throws IOException {
      build(benchmark.getThreads());
    }

    void build(int threads) throws IOException {
      Seed seed = Seed.ofThisCell();
      AccessLogs logs = AccessLogs.of(CorpusSize.ofThisCell(), seed);
      directory.corpus(logs.sha256());
      Networks networks = new Networks(seed.purpose("networks"));
      KnownEvents events = new KnownEvents(logs, networks);
      documents =
          IntStream.range(0, logs.size())
              .mapToObj(
                  position ->
                      new ShippedDocument(
                          position, PlainFormat.bytes("json", events.shipped(position))))
              .toList();
      known =
          new KnownResults<>(
              logs.size(),
              new Measure.OfBytes(),
              position -> PlainFormat.bytes("json", events.parsed(position)));
      pipeline = new EventPipeline(networks, Grok.engine(engine));
      queue = new DocumentQueue(threads, directory);
      AnswerDigest answers = new AnswerDigest(directory);
      known.checkAll(position -> pipeline.process(documents.get(position).bytes()), answers);
      answers.write();
    }

    private List<ShippedDocument> batch(int turn) {
      int batches = documents.size() / KnownResults.BATCH;
      int start = KnownResults.BATCH * Math.floorMod(turn, batches);
      return documents.subList(start, start + KnownResults.BATCH);
    }

    /** Document by document, round and round. */
    ShippedDocument document(int turn) {
      return documents.get(Math.floorMod(turn, documents.size()));
    }

    /** Brings one document through the stages, and checks all of what comes out. */
    void process(ShippedDocument document) throws IOException {
      byte[] output = pipeline.process(document.bytes());
      known.check(document.position(), output, directory);
      known.checkFully(document.position(), output, directory);
    }

    private void check(int turn, List<ShippedDocument> taken, List<byte[]> outputs) {
      for (int index = 0; index < taken.size(); index++) {
        known.check(taken.get(index).position(), outputs.get(index), directory);
      }
      int sample = Math.floorMod(turn, taken.size());
      known.checkFully(taken.get(sample).position(), outputs.get(sample), directory);
    }

    /** Checks that no event was lost or came twice. */
    @TearDown(Level.Iteration)
    public void checkQueue() {
      queue.checkEmpty();
    }
  }
}
