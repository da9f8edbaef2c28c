package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Batches of messages to be sent through a queue, and what they come to in their order. */
final class Messages implements Work {
  static final int BATCH = 1_000;
  private static final int PATIENCE_SECONDS = 10;

  private final String kind;
  private final List<long[]> batches;
  private final long[] expected;

  Messages(Seed seed, String kind, int count) {
    SeededRandom random = seed.corpus();
    this.kind = kind;
    this.batches =
        Stream.generate(() -> LongStream.generate(random::nextLong).limit(BATCH).toArray())
            .limit(count)
            .collect(Collectors.toList());
    // the same polynomial that the receiver folds message by message
    this.expected = batches.stream().mapToLong(batch -> Arrays.hashCode(batch)).toArray();
  }

  int count() {
    return batches.size();
  }

  /** One thread's queue. */
  QueueEnds open() {
    return new QueueEnds(receiver -> MessageQueue.of(kind, receiver), PATIENCE_SECONDS);
  }

  /** Sends a batch and waits until all of it was received. */
  long pass(int batch, QueueEnds ends, CellDirectory directory) throws InterruptedException {
    for (long message : batches.get(batch)) {
      ends.send(message);
    }
    return ends.await(directory);
  }

  /** Checks that each message came once, as it was, in its order. */
  void check(int batch, long received, CellDirectory directory) {
    if (received != expected[batch]) {
      throw directory.wrongAnswer("messages of batch " + batch, expected[batch], received);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(batches.stream().map(Arrays::toString).collect(Collectors.toList()));
  }

  @Override
  public void checkAll(AnswerDigest answers) throws InterruptedException {
    CellDirectory directory = CellDirectory.ofThisCell();
    try (QueueEnds ends = open()) {
      for (int batch = 0; batch < count(); batch++) {
        answers.expect("messages of batch " + batch, expected[batch], pass(batch, ends, directory));
      }
    }
  }
}
