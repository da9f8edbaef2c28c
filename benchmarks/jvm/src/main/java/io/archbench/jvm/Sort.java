package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Arrays put in order by {@code Arrays.sort}. */
@BenchmarkMode(Mode.Throughput)
public class Sort {
  /** Sorts a copy of 10,000 numbers. */
  @Benchmark
  public int[] numbers(Unsorted arrays, Turn turn) {
    int item = turn.of(arrays.sorting.count());
    int[] sorted = arrays.sorting.sortNumbers(item);
    arrays.sorting.check(item, sorted, arrays.directory);
    return sorted;
  }

  /** Sorts a copy of 10,000 words. */
  @Benchmark
  public String[] words(Unsorted arrays, Turn turn) {
    int item = turn.of(arrays.sorting.count());
    String[] sorted = arrays.sorting.sortWords(item);
    arrays.sorting.check(item, sorted, arrays.directory);
    return sorted;
  }

  /** Numbers and words. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Unsorted extends Prepared {
    private Sorting sorting;

    @Override
    Work make(Seed seed, CorpusSize size) {
      sorting = new Sorting(seed, sized(size, 10, 50, 200));
      return sorting;
    }
  }
}
