package io.archbench.dashboard;

import io.archbench.workload.CellDirectory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an answer reveals without being parsed, in one pass over its bytes; it has no blanks between
 * its tokens.
 *
 * @param totals of hits, of each search
 * @param hits that are in the answer, of all searches together
 * @param buckets of aggregations that are in the answer, of all searches together
 * @param stored documents
 * @param failures of items, searches and shards, and searches that ran out of time
 */
record Revealed(List<Long> totals, int hits, int buckets, int stored, int failures) {
  private static final byte[] TOTAL = bytes("\"total\":{\"value\":");
  private static final byte[] HIT = bytes("\"_id\":");
  private static final byte[] BUCKET = bytes("\"doc_count\":");
  private static final byte[] STORED = bytes("\"status\":201");
  private static final byte[] FAILED_SHARDS = bytes("\"failed\":");
  private static final List<byte[]> FAILURES =
      List.of(bytes("\"error\":"), bytes("\"errors\":true"), bytes("\"timed_out\":true"));

  Revealed {
    totals = List.copyOf(totals);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** That so many documents were stored, and nothing else. */
  static Revealed stored(int documents) {
    return new Revealed(List.of(), 0, 0, documents, 0);
  }

  /** What that answer reveals. */
  static Revealed by(byte[] answer) {
    List<Long> totals = new ArrayList<>();
    int hits = 0;
    int buckets = 0;
    int stored = 0;
    int failures = 0;
    for (int at = 0; at < answer.length; at++) {
      if (answer[at] != '"') {
        continue;
      }
      if (isAt(answer, at, BUCKET)) {
        buckets++;
      } else if (isAt(answer, at, HIT)) {
        hits++;
      } else if (isAt(answer, at, STORED)) {
        stored++;
      } else if (isAt(answer, at, TOTAL)) {
        totals.add(number(answer, at + TOTAL.length));
      } else if (isAt(answer, at, FAILED_SHARDS)) {
        failures += (int) number(answer, at + FAILED_SHARDS.length);
      } else if (isFailure(answer, at)) {
        failures++;
      }
    }
    return new Revealed(totals, hits, buckets, stored, failures);
  }

  private static boolean isFailure(byte[] answer, int at) {
    for (byte[] failure : FAILURES) {
      if (isAt(answer, at, failure)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] answer, int at, byte[] token) {
    int end = at + token.length;
    return end <= answer.length && Arrays.equals(answer, at, end, token, 0, token.length);
  }

  private static long number(byte[] answer, int start) {
    long number = 0;
    for (int at = start; at < answer.length && answer[at] >= '0' && answer[at] <= '9'; at++) {
      number = 10 * number + answer[at] - '0';
    }
    return number;
  }

  /**
   * Compares an answer with this.
   *
   * @param question in words
   * @throws FailedRequestException if it tells of a failure
   * @throws io.archbench.workload.WrongAnswerException if it reveals something else
   */
  void check(String question, byte[] answer, CellDirectory directory) {
    Revealed found = by(answer);
    if (found.failures > 0) {
      throw new FailedRequestException(question, answer);
    }
    if (!found.equals(this)) {
      throw directory.wrongAnswer(question, this, found);
    }
  }
}
