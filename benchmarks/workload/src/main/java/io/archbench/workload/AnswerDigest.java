package io.archbench.workload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Compares answers with what they have to be, and keeps a digest of them: two machines that gave
 * the same answers to the same questions write the same digest. Not thread-safe.
 */
public final class AnswerDigest {
  private final CellDirectory directory;
  private final MessageDigest digest = Sha256.digest();
  private boolean empty = true;

  /** A digest that will be written there. */
  public AnswerDigest(CellDirectory directory) {
    this.directory = directory;
  }

  /**
   * Checks a number.
   *
   * @throws WrongAnswerException if it is another one; {@code wrong-answer.txt} then says so
   */
  public void expect(String question, long expected, long actual) {
    check(question, expected, actual);
  }

  /**
   * Checks a list, its order included.
   *
   * @throws WrongAnswerException if it is another one; {@code wrong-answer.txt} then says so
   */
  public void expect(String question, List<?> expected, List<?> actual) {
    check(question, expected, actual);
  }

  /**
   * Writes the digest.
   *
   * @throws IllegalStateException if nothing was checked: such a digest would prove nothing
   */
  public void write() {
    if (empty) {
      throw new IllegalStateException("no answer was checked");
    }
    directory.answer(Sha256.hexadecimal(digest));
  }

  private void check(String question, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw directory.wrongAnswer(question, expected, actual);
    }
    digest.update((question + "=" + actual + "\n").getBytes(StandardCharsets.UTF_8));
    empty = false;
  }
}
