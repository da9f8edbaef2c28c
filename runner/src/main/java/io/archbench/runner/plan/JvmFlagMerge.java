package io.archbench.runner.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Merges JVM flags from several sources: of the same option, the later one stays. */
final class JvmFlagMerge {
  private static final Pattern COLLECTOR =
      Pattern.compile(
          "-XX:\\+Use(Serial|Parallel|ParallelOld|G1|Z|Shenandoah|Epsilon|ConcMarkSweep)GC");
  private static final Pattern ADVANCED = Pattern.compile("-XX:[-+]?([A-Za-z0-9_]+)(=.*)?");
  private static final Pattern PROPERTY = Pattern.compile("-D([^=]+)(=.*)?");
  private static final Pattern SIZE = Pattern.compile("(-Xm[sxn]|-Xss)[0-9].*");

  private JvmFlagMerge() {}

  @SafeVarargs
  static List<String> merge(List<String>... sources) {
    Map<String, String> byOption = new LinkedHashMap<>();
    for (List<String> source : sources) {
      for (String flag : source) {
        String option = option(flag);
        byOption.remove(option); // so that it also moves behind what it may depend on
        byOption.put(option, flag);
      }
    }
    return new ArrayList<>(byOption.values());
  }

  /**
   * What a flag sets. All collectors are one option, since a JVM refuses two; flags that may stand
   * several times, such as {@code --add-opens} and {@code -Xlog}, are each their own.
   */
  static String option(String flag) {
    if (COLLECTOR.matcher(flag).matches()) {
      return "collector";
    }
    Matcher advanced = ADVANCED.matcher(flag);
    if (advanced.matches()) {
      return "-XX:" + advanced.group(1);
    }
    Matcher property = PROPERTY.matcher(flag);
    if (property.matches()) {
      return "-D" + property.group(1);
    }
    Matcher size = SIZE.matcher(flag);
    return size.matches() ? size.group(1) : flag;
  }
}
