package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Numbers to be sent to a partner, who has to answer each with its product. Thread-safe. */
final class Rallies implements Work {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  private final String way;
  private final long[] messages;

  Rallies(Seed seed, String way, int count) {
    SeededRandom random = seed.corpus();
    this.way = way;
    this.messages = LongStream.generate(random::nextLong).limit(count).toArray();
  }

  int count() {
    return messages.length;
  }

  /** One thread's partner. */
  Partner partner() {
    return Partner.by(way, message -> message * FACTOR);
  }

  /** Sends one number and waits for the answer. */
  long send(int item, Partner partner, CellDirectory directory) throws InterruptedException {
    try {
      return partner.send(messages[item]);
    } catch (TimeoutException e) {
      throw directory.wrongAnswer("number " + item, "an answer", e);
    }
  }

  void check(int item, long answer, CellDirectory directory) {
    if (answer != messages[item] * FACTOR) {
      throw directory.wrongAnswer("number " + item, messages[item] * FACTOR, answer);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(List.of(Arrays.toString(messages)));
  }

  @Override
  public void checkAll(AnswerDigest answers) throws InterruptedException {
    CellDirectory directory = CellDirectory.ofThisCell();
    try (Partner partner = partner()) {
      for (int item = 0; item < count(); item++) {
        answers.expect("number " + item, messages[item] * FACTOR, send(item, partner, directory));
      }
    }
  }
}
