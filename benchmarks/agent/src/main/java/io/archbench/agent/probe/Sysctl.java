package io.archbench.agent.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a Mac tells of itself by {@code sysctl}: it has no {@code /proc} and no {@code /sys}.
 *
 * @param values by key; empty on every other system
 */
public record Sysctl(Map<String, String> values) {
  /** A system that has no such command, or does not answer. */
  static final Sysctl NONE = new Sysctl(Map.of());

  /**
   * Whole branches, since an older {@code sysctl} stops at the first name that it does not know;
   * the one that Intel Macs may not know comes last.
   */
  private static final List<String> COMMAND =
      List.of(
          "/usr/sbin/sysctl",
          "hw",
          "machdep.cpu",
          "kern.ostype",
          "kern.osrelease",
          "kern.osversion",
          "kern.osproductversion",
          "sysctl.proc_translated");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public Sysctl {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Asks the Mac that this JVM runs on. */
  static Sysctl here() {
    return CommandOutput.of(COMMAND, PATIENCE).map(Sysctl::of).orElse(NONE);
  }

  /** Reads {@code key: value} lines. */
  static Sysctl of(String printed) {
    return new Sysctl(KernelTable.of(printed.lines().toList(), ":"));
  }

  /** Whether nothing is known. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** A value as it was printed; absent if it is empty. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  /** A number above zero: zero stands for what the machine does not have. */
  Optional<Long> number(String key) {
    return text(key).flatMap(KernelTable::number).filter(value -> value > 0);
  }

  /** A number above zero, of things that can be counted. */
  Optional<Integer> count(String key) {
    return number(key).filter(value -> value <= Integer.MAX_VALUE).map(Long::intValue);
  }

  /** The prefixes of the kinds of core, the fastest first; none where the Mac does not tell. */
  List<String> levels() {
    List<String> levels = new ArrayList<>();
    String level = "hw.perflevel0.";
    while (count(level + "logicalcpu").isPresent()) {
      levels.add(level);
      level = "hw.perflevel" + levels.size() + ".";
    }
    return levels;
  }
}
