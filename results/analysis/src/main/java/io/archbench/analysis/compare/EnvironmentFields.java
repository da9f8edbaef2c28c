package io.archbench.analysis.compare;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.CellResult.Measured;
import io.archbench.trial.record.Environment;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts of a trial's surroundings that can move a result, by field name, as text. */
final class EnvironmentFields {
  static final String ARCHITECTURE = "architecture";
  static final String INSTANCE_TYPE = "instanceType";
  static final String CPU_MODEL = "cpu.model";
  static final String PROCESSORS = "cpu.processors";
  static final String THREADS_PER_CORE = "cpu.threadsPerCore";
  static final String CACHES = "cpu.caches";
  static final String GOVERNOR = "cpu.governor";
  static final String CPU_QUOTA = "cgroup.cpuQuota";
  static final String MEMORY_LIMIT = "cgroup.memoryLimit";
  static final String KERNEL = "kernel";
  static final String PAGE_SIZE = "pageSize";
  static final String TRANSPARENT_HUGE_PAGES = "transparentHugePages";
  static final String CLOCK_SOURCE = "clockSource";
  static final String BUILD = "jvm.build";
  static final String VENDOR = "jvm.vendor";
  static final String COLLECTOR = "jvm.gc";
  static final String HEAP = "jvm.heap";
  static final String SUITE_SHA256 = "suite.sha256";
  static final String CORPUS_SHA256 = "corpus.sha256";
  static final String NATIVE_LIBRARIES = "native.libraries";

  /** In place of libraries where none was loaded. */
  static final String NONE = "none";

  /** Begins the field of a JVM flag. */
  static final String FLAG = "jvm.flag.";

  /** What a trial must be able to see of its machine: where it does not, the field is unknown. */
  static final Set<String> EXPECTED =
      Set.of(
          CPU_MODEL,
          THREADS_PER_CORE,
          CACHES,
          GOVERNOR,
          CPU_QUOTA,
          MEMORY_LIMIT,
          PAGE_SIZE,
          TRANSPARENT_HUGE_PAGES,
          CLOCK_SOURCE,
          COLLECTOR,
          HEAP);

  /** What the agent writes where a text may not be absent. */
  private static final String UNKNOWN = "unknown";

  private EnvironmentFields() {}

  /** The fields of one trial; what could not be seen is absent. */
  static SortedMap<String, String> of(Collected trial) {
    SortedMap<String, String> fields = new TreeMap<>();
    machine(trial, fields);
    limits(trial.record().environment(), fields);
    runtime(trial.record().environment().jvm(), fields);
    fields.put(SUITE_SHA256, trial.record().spec().suiteSha256());
    return fields;
  }

  private static void machine(Collected trial, Map<String, String> fields) {
    Environment seen = trial.record().environment();
    fields.put(ARCHITECTURE, seen.architecture().text());
    put(fields, INSTANCE_TYPE, trial.placement().instanceType());
    put(fields, CPU_MODEL, known(seen.cpu().model()));
    fields.put(PROCESSORS, Integer.toString(seen.cpu().processors()));
    put(fields, THREADS_PER_CORE, seen.cpu().threadsPerCore());
    put(
        fields,
        CACHES,
        known(
            joined(
                seen.cpu().caches().entrySet(), cache -> cache.getKey() + " " + cache.getValue())));
    put(fields, GOVERNOR, known(seen.cpu().governor()));
    fields.put(KERNEL, seen.kernel());
    put(fields, PAGE_SIZE, seen.pageSizeBytes());
    put(fields, TRANSPARENT_HUGE_PAGES, seen.transparentHugePages());
    put(fields, CLOCK_SOURCE, seen.clockSource());
  }

  /** Limits may hold that are not shown, unless the system has no control groups: a Mac. */
  private static void limits(Environment seen, Map<String, String> fields) {
    if (seen.cgroup().version() == 0 && seen.osName().equals("Linux")) {
      return;
    }
    fields.put(CPU_QUOTA, seen.cgroup().cpuQuota().map(String::valueOf).orElse("none"));
    fields.put(MEMORY_LIMIT, seen.cgroup().memoryLimitBytes().map(String::valueOf).orElse("none"));
  }

  private static void runtime(Environment.Jvm jvm, Map<String, String> fields) {
    fields.put(BUILD, jvm.build());
    fields.put(VENDOR, jvm.vendor());
    Map<String, String> flags = new TreeMap<>(jvm.finalFlags());
    put(fields, HEAP, Optional.ofNullable(flags.remove("MaxHeapSize")));
    String collectors =
        joined(
            flags.entrySet().stream()
                .filter(flag -> JvmFlags.choosesCollector(flag.getKey()))
                .filter(flag -> flag.getValue().equals("true"))
                .toList(),
            flag -> flag.getKey().substring("Use".length()));
    put(fields, COLLECTOR, Optional.of(collectors).filter(text -> !text.isEmpty()));
    flags.forEach(
        (name, value) -> {
          if (!JvmFlags.choosesCollector(name) && !JvmFlags.isIncidental(name)) {
            fields.put(FLAG + name, value);
          }
        });
  }

  /** The fields of one cell of a trial: not every trial measures every cell. */
  static SortedMap<String, String> of(Measured cell) {
    SortedMap<String, String> fields = new TreeMap<>();
    put(fields, CORPUS_SHA256, cell.corpusSha256());
    // libraries that a jar unpacks get a random number into their names
    Set<String> names = new TreeSet<>();
    cell.nativeLibraries().forEach(name -> names.add(name.replaceAll("[0-9]{6,}", "#")));
    String libraries = String.join(", ", names);
    fields.put(NATIVE_LIBRARIES, libraries.isEmpty() ? NONE : libraries);
    return fields;
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty() && !value.equals(UNKNOWN));
  }

  private static void put(Map<String, String> fields, String name, Optional<?> value) {
    value.ifPresent(present -> fields.put(name, present.toString()));
  }

  private static <T> String joined(Collection<T> items, Function<T, String> text) {
    return items.stream().map(text).collect(Collectors.joining(", "));
  }
}
