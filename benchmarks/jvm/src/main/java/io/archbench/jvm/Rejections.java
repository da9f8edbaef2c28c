package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.Arrays;
import java.util.List;

/** Orders that are all rejected some calls further down, each for a reason. Thread-safe. */
final class Rejections implements Work {
  private final int depth;
  private final int[] reasons;

  Rejections(Seed seed, int depth, int count) {
    SeededRandom random = seed.corpus();
    this.depth = depth;
    this.reasons = new int[count];
    Arrays.setAll(reasons, index -> 1 + random.nextIndex(1_000));
  }

  int count() {
    return reasons.length;
  }

  /** Returns the reason that came with the exception, 0 if there was none. */
  int handle(int item) {
    try {
      call(depth, reasons[item]);
      return 0;
    } catch (RejectedOrderException e) {
      return e.reason();
    }
  }

  /** Calls itself that often; an order without a reason against it would be taken. */
  private static int call(int left, int reason) {
    if (left > 0) {
      return call(left - 1, reason) + 1;
    }
    if (reason > 0) {
      throw new RejectedOrderException(reason);
    }
    return 0;
  }

  void check(int item, int found, CellDirectory directory) {
    if (found != reasons[item]) {
      throw directory.wrongAnswer("reason of order " + item, reasons[item], found);
    }
  }

  /** How many of its own calls an exception's stack trace shows. */
  private long traced() {
    try {
      call(depth, 1);
      return 0;
    } catch (RejectedOrderException e) {
      return Arrays.stream(e.getStackTrace())
          .filter(frame -> frame.getClassName().equals(Rejections.class.getName()))
          .filter(frame -> frame.getMethodName().equals("call"))
          .count();
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(List.of(Arrays.toString(reasons)));
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    answers.expect("calls in the stack trace", depth + 1L, traced());
    for (int item = 0; item < count(); item++) {
      answers.expect("reason of order " + item, reasons[item], handle(item));
    }
  }
}
