package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Two numbers of each result that has to come out, and the check of what did. Thread-safe.
 *
 * @param <T> events or bytes
 */
final class KnownResults<T> {
  /** How many events Logstash's workers take at a time ({@code pipeline.batch.size}). */
  static final int BATCH = 125;

  private final Measure<T> measure;
  private final long[] tokens;
  private final long[] hashes;

  KnownResults(int size, Measure<T> measure, IntFunction<T> known) {
    this.measure = measure;
    this.tokens = new long[size];
    this.hashes = new long[size];
    for (int position = 0; position < size; position++) {
      T result = known.apply(position);
      tokens[position] = measure.token(result);
      hashes[position] = measure.hash(result);
    }
  }

  int size() {
    return tokens.length;
  }

  /** Checks a result by what costs next to nothing to find out. */
  void check(int position, T found, CellDirectory directory) {
    long token = measure.token(found);
    if (token != tokens[position]) {
      throw directory.wrongAnswer("size of result " + position, tokens[position], token);
    }
  }

  /** Checks all of a result. */
  void checkFully(int position, T found, CellDirectory directory) {
    long hash = measure.hash(found);
    if (hash != hashes[position]) {
      throw directory.wrongAnswer("hash of result " + position, hashes[position], hash);
    }
  }

  /** Makes each result once, and checks and digests all of it. */
  void checkAll(Path<T> path, AnswerDigest answers) throws IOException {
    for (int start = 0; start < size(); start += BATCH) {
      List<Long> expected = new ArrayList<>(BATCH);
      List<Long> found = new ArrayList<>(BATCH);
      for (int position = start; position < Math.min(start + BATCH, size()); position++) {
        expected.add(hashes[position]);
        found.add(measure.hash(path.make(position)));
      }
      answers.expect("results from " + start, expected, found);
    }
  }

  /**
   * What is measured: makes the result of a position.
   *
   * @param <T> events or bytes
   */
  @FunctionalInterface
  interface Path<T> {
    T make(int position) throws IOException;
  }
}
