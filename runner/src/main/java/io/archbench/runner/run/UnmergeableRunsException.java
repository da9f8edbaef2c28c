package io.archbench.runner.run;

/** Runs that cannot become one; the message names the difference and what to do. */
public final class UnmergeableRunsException extends RuntimeException {
  UnmergeableRunsException(String message) {
    super(message);
  }
}
