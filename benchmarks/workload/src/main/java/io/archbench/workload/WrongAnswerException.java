package io.archbench.workload;

/** A benchmark did its work, but the result is not the one that the corpus demands. */
public final class WrongAnswerException extends RuntimeException {
  WrongAnswerException(String question, Object expected, Object actual) {
    super("wrong answer to " + question + ": expected " + expected + ", found " + actual);
  }
}
