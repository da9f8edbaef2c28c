package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Arrays of numbers and of words, and the same sorted by a heap. Thread-safe. */
final class Sorting implements Work {
  static final int ELEMENTS = 10_000;

  private final List<int[]> numbers = new ArrayList<>();
  private final List<int[]> sortedNumbers = new ArrayList<>();
  private final List<String[]> words = new ArrayList<>();
  private final List<String[]> sortedWords = new ArrayList<>();

  Sorting(Seed seed, int count) {
    SeededRandom random = seed.corpus();
    for (int item = 0; item < count; item++) {
      int[] unsorted = new int[ELEMENTS];
      Arrays.setAll(unsorted, index -> (int) random.nextLong());
      numbers.add(unsorted);
      sortedNumbers.add(
          heapSorted(Arrays.stream(unsorted).boxed().collect(Collectors.toList())).stream()
              .mapToInt(Integer::intValue)
              .toArray());
      String[] texts = new String[ELEMENTS];
      Arrays.setAll(texts, index -> "order-" + Long.toString(random.nextLong() >>> 24, 36));
      words.add(texts);
      sortedWords.add(heapSorted(List.of(texts)).toArray(new String[0]));
    }
  }

  /** Sorted without the JDK. */
  static <T extends Comparable<T>> List<T> heapSorted(List<T> unsorted) {
    List<T> heap = new ArrayList<>(unsorted);
    for (int root = heap.size() / 2 - 1; root >= 0; root--) {
      siftDown(heap, root, heap.size());
    }
    for (int end = heap.size() - 1; end > 0; end--) {
      Collections.swap(heap, 0, end);
      siftDown(heap, 0, end);
    }
    return heap;
  }

  private static <T extends Comparable<T>> void siftDown(List<T> heap, int start, int end) {
    int root = start;
    while (2 * root + 1 < end) {
      int child = 2 * root + 1;
      if (child + 1 < end && heap.get(child).compareTo(heap.get(child + 1)) < 0) {
        child++;
      }
      if (heap.get(root).compareTo(heap.get(child)) >= 0) {
        return;
      }
      Collections.swap(heap, root, child);
      root = child;
    }
  }

  int count() {
    return numbers.size();
  }

  int[] sortNumbers(int item) {
    int[] copy = numbers.get(item).clone();
    Arrays.sort(copy);
    return copy;
  }

  String[] sortWords(int item) {
    String[] copy = words.get(item).clone();
    Arrays.sort(copy);
    return copy;
  }

  /** Checks every number. */
  void check(int item, int[] sorted, CellDirectory directory) {
    int differs = Arrays.mismatch(sortedNumbers.get(item), sorted);
    if (differs >= 0) {
      throw directory.wrongAnswer(
          "numbers " + item + " in order", "as sorted by a heap", "other from position " + differs);
    }
  }

  /** Checks every word. */
  void check(int item, String[] sorted, CellDirectory directory) {
    int differs = Arrays.mismatch(sortedWords.get(item), sorted);
    if (differs >= 0) {
      throw directory.wrongAnswer(
          "words " + item + " in order", "as sorted by a heap", "other from position " + differs);
    }
  }

  @Override
  public String sha256() {
    List<byte[]> parts = new ArrayList<>();
    for (int item = 0; item < count(); item++) {
      parts.add(Arrays.toString(numbers.get(item)).getBytes(StandardCharsets.UTF_8));
      parts.add(Arrays.toString(words.get(item)).getBytes(StandardCharsets.UTF_8));
    }
    return Bytes.sha256(parts);
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int item = 0; item < count(); item++) {
      answers.expect(
          "numbers " + item + " in order",
          List.of(Arrays.toString(sortedNumbers.get(item))),
          List.of(Arrays.toString(sortNumbers(item))));
      answers.expect(
          "words " + item + " in order",
          List.of(Arrays.toString(sortedWords.get(item))),
          List.of(Arrays.toString(sortWords(item))));
    }
  }
}
