package io.archbench.runner.cli;

import java.util.Comparator;
import java.util.List;

/** The exit codes, one meaning each, and which of several wins. */
final class ExitCodes {
  static final int DONE = 0;
  static final int GATE_FAILED = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;
  static final int BENCHMARK = 4;
  static final int INFRASTRUCTURE = 5;
  static final int BUG = 70;
  static final int INTERRUPTED = 130;
  static final int TERMINATED = 143;

  private static final List<Integer> MOST_SEVERE_FIRST =
      List.of(
          BUG,
          INTERRUPTED,
          TERMINATED,
          USAGE,
          INFRASTRUCTURE,
          BENCHMARK,
          GATE_FAILED,
          INCONCLUSIVE,
          DONE);

  /** What {@code archbench help exit-codes} prints. */
  static final String TABLE =
      """
      Exit codes; of several that apply the most severe wins (70, 130/143, 2, 5, 4, 1, 3, 0).

        0    done; the gate, if asked, passed; also when only variants are pending
        1    the gate failed: a regression, or the contender is dearer, or what became
             worse in a history where a policy says so; or what `verify` or
             `validate` checked is not so
        2    bad usage or study; runs that cannot be compared; run directory in use
        3    inconclusive, only where a policy demands a conclusion
        4    a benchmark failed or gave a wrong answer; nothing could be compared
        5    infrastructure: node, image, registry, storage, launcher without JDK,
             a trial that was refused
        70   a bug in archbench
        130  interrupted (Ctrl-C); resumable
        143  terminated (SIGTERM); resumable
      """;

  private ExitCodes() {}

  /** The most severe of two codes. */
  static int worse(int one, int other) {
    return List.of(one, other).stream()
        .min(Comparator.comparingInt(MOST_SEVERE_FIRST::indexOf))
        .orElseThrow();
  }
}
