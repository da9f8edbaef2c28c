package io.archbench.agent.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the small formats of kernel files: {@code key value} lines, numbers, lists of ranges. */
final class KernelTable {
  private static final long MOST = 1 << 16;

  private KernelTable() {}

  /** The values of {@code key value} or {@code key: value} lines; the first of a key counts. */
  static Map<String, String> of(List<String> lines, String separator) {
    Map<String, String> table = new TreeMap<>();
    for (String line : lines) {
      int at = line.indexOf(separator);
      if (at > 0) {
        table.putIfAbsent(
            line.substring(0, at).strip(), line.substring(at + separator.length()).strip());
      }
    }
    return table;
  }

  /** A whole number, or absent if the text is none or does not fit. */
  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** How many numbers a list such as {@code 0-3,8} holds. */
  static int sizeOf(String ranges) {
    int size = 0;
    for (String range : ranges.split(",", -1)) {
      String[] ends = range.strip().split("-", 2);
      Optional<Long> first = number(ends[0]);
      Optional<Long> last = number(ends[ends.length - 1]);
      if (first.isPresent() && last.isPresent()) {
        size += sizeOf(first.get(), last.get());
      }
    }
    return size;
  }

  /** Zero for what no machine has: the list is damaged then. */
  private static int sizeOf(long first, long last) {
    return first >= 0 && first <= last && last < MOST ? (int) (last - first + 1) : 0;
  }
}
