package io.archbench.analysis.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What HotSpot's flags depend on, found by comparing {@code -XX:+PrintFlagsFinal} of JDK 17 and 25
 * under each collector.
 */
final class JvmFlags {
  private static final Pattern COLLECTOR = Pattern.compile("Use[A-Za-z0-9]+GC");
  private static final Pattern FROM_COLLECTOR =
      Pattern.compile(
          ".*(GC|G1|Shenandoah|Generational|NewSize|OldSize|MarkStack|MarkSweep|TLAB|Tenuring|Scavenge"
              + "|Survivor|AdaptiveSize|NUMA|LoopStripMining|CountedLoopSafepoints|ParallelRefProc"
              + "|CompressedOops|HeapDelta|HeapFreeRatio|Concurrent).*|Z[A-Z].*");
  private static final Pattern HEAP =
      Pattern.compile(
          "(Initial|Max|Min|SoftMax)HeapSize|(Initial|Max|Min)RAM(Percentage|Fraction)");

  /** A platform must not move these: they are choices, or follow from memory and CPU limits. */
  private static final Set<String> CHOICES =
      Set.of(
          "ActiveProcessorCount",
          "AlwaysPreTouch",
          "MaxDirectMemorySize",
          "ObjectAlignmentInBytes",
          "TieredCompilation",
          "TieredStopAtLevel",
          "UseCompactObjectHeaders",
          "UseCompressedClassPointers",
          "UseLargePages",
          "UseTransparentHugePages");

  /** Different on every start, or a path: they move nothing. */
  private static final Set<String> INCIDENTAL =
      Set.of("ErrorFile", "Flags", "HeapDumpPath", "LogFile", "SharedBaseAddress", "VMOptionsFile");

  private JvmFlags() {}

  static boolean isIncidental(String name) {
    return INCIDENTAL.contains(name);
  }

  static boolean choosesCollector(String name) {
    return COLLECTOR.matcher(name).matches();
  }

  static boolean setsHeap(String name) {
    return HEAP.matcher(name).matches();
  }

  static boolean followsFromCollector(String name) {
    return FROM_COLLECTOR.matcher(name).matches() && !setsHeap(name);
  }

  static boolean followsFromPlatform(String name) {
    return !CHOICES.contains(name) && !followsFromCollector(name) && !setsHeap(name);
  }

  /** Names of the flags that only one side asks for, or with another value. */
  static Set<String> namedByOne(List<String> left, List<String> right) {
    Set<String> different = new HashSet<>(left);
    different.addAll(right);
    different.removeIf(flag -> left.contains(flag) && right.contains(flag));
    return different.stream()
        .map(JvmFlags::name)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> withoutHeap(Set<String> names) {
    return names.stream().filter(name -> !setsHeap(name)).collect(Collectors.toSet());
  }

  private static Set<String> name(String option) {
    if (option.startsWith("-Xmx")) {
      return Set.of("MaxHeapSize");
    }
    if (option.startsWith("-Xms")) {
      return Set.of("InitialHeapSize", "MinHeapSize");
    }
    if (option.startsWith("-Xmn")) {
      return Set.of("NewSize", "MaxNewSize");
    }
    if (option.startsWith("-Xss")) {
      return Set.of("ThreadStackSize");
    }
    if (option.startsWith("-XX:")) {
      String text = option.substring(4).replaceFirst("^[+-]", "");
      int equals = text.indexOf('=');
      return Set.of(equals < 0 ? text : text.substring(0, equals));
    }
    return Set.of(); // no -XX flag: system properties, modules, class path
  }
}
