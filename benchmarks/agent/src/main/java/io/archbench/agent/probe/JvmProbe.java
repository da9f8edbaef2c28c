package io.archbench.agent.probe;

import io.archbench.trial.record.Environment.Jvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the JVM that cells run on which flags it ends up with. */
final class JvmProbe {
  /** What comparisons look at even where the value is the default. */
  private static final Set<String> ALWAYS =
      Set.of(
          "ActiveProcessorCount",
          "AlwaysPreTouch",
          "CompressedClassSpaceSize",
          "InitialHeapSize",
          "MaxHeapSize",
          "MaxDirectMemorySize",
          "ObjectAlignmentInBytes",
          "ReservedCodeCacheSize",
          "ThreadStackSize",
          "TieredCompilation",
          "TieredStopAtLevel",
          "UseCompactObjectHeaders",
          "UseCompressedClassPointers",
          "UseCompressedOops",
          "UseG1GC",
          "UseLargePages",
          "UseLSE",
          "UseNUMA",
          "UseParallelGC",
          "UseSerialGC",
          "UseShenandoahGC",
          "UseSVE",
          "UseTransparentHugePages",
          "UseAVX",
          "UseZGC");

  // "  size_t MaxHeapSize   = 67108864    {product} {command line}"
  private static final Pattern FLAG =
      Pattern.compile("\\s*\\S+\\s+(\\w+)\\s+:?=\\s*(.*?)\\s*\\{[^}]*}\\s*\\{([^}]*)}\\s*");

  /** What a JDK calls a build that is none for debugging. */
  private static final String PRODUCT = "release";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private JvmProbe() {}

  /**
   * The JVM of that executable, which is the one that runs this class.
   *
   * @param arguments every flag that a cell gets
   */
  static Jvm probe(Path java, List<String> arguments) {
    return new Jvm(
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vendor"),
        name(System.getProperty("java.vm.name"), System.getProperty("jdk.debug", PRODUCT)),
        arguments,
        flags(printed(java, arguments)));
  }

  /** A debug build says so in a property of its own, and in its name only where that is known. */
  static String name(String name, String build) {
    return build.equals(PRODUCT) ? name : name + " (" + build + ")";
  }

  /** The flags worth recording in what {@code -XX:+PrintFlagsFinal} printed. */
  static Map<String, String> flags(List<String> lines) {
    Map<String, String> flags = new TreeMap<>();
    for (String line : lines) {
      Matcher matcher = FLAG.matcher(line);
      if (matcher.matches()
          && (ALWAYS.contains(matcher.group(1)) || !matcher.group(3).equals("default"))) {
        flags.put(matcher.group(1), matcher.group(2));
      }
    }
    flags.remove("PrintFlagsFinal"); // ours, not a cell's
    return flags;
  }

  private static List<String> printed(Path java, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(arguments);
    command.add("-XX:+PrintFlagsFinal");
    command.add("-version");
    // a JVM that does not start fails the cells, with its own words
    return CommandOutput.of(command, PATIENCE).orElse("").lines().toList();
  }
}
