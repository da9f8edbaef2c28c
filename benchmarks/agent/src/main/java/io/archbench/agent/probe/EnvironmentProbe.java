package io.archbench.agent.probe;

import io.archbench.trial.Architecture;
import io.archbench.trial.record.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what a record says of the machine and the JVM. */
public final class EnvironmentProbe {
  private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)]");
  private static final long KIBI = 1024;

  private EnvironmentProbe() {}

  /**
   * Looks at everything once.
   *
   * @param java the executable that cells run on
   * @param jvmArguments every flag that a cell gets
   * @param suspicions what {@link EmulationGuard} found
   */
  public static Environment probe(
      Machine machine, Path java, List<String> jvmArguments, List<String> suspicions) {
    return new Environment(
        Architecture.of(machine.architectureName()),
        CpuProbe.probe(machine),
        ControlGroup.of(machine).map(ControlGroup::limits).orElse(Environment.Cgroup.NONE),
        System.getProperty("os.name"),
        machine.proc("sys/kernel/osrelease").orElse(System.getProperty("os.version")),
        kibibytes(machine, "self/smaps", "KernelPageSize"),
        machine.sys("kernel/mm/transparent_hugepage/enabled").flatMap(EnvironmentProbe::chosen),
        machine.sys("devices/system/clocksource/clocksource0/current_clocksource"),
        kibibytes(machine, "meminfo", "MemTotal"),
        JvmProbe.probe(java, jvmArguments),
        suspicions);
  }

  private static Optional<String> chosen(String text) {
    Matcher matcher = CHOSEN.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A line such as {@code MemTotal: 24680 kB}, in bytes. */
  private static Optional<Long> kibibytes(Machine machine, String file, String key) {
    return Optional.ofNullable(KernelTable.of(machine.procLines(file), ":").get(key))
        .map(value -> value.replace(" kB", ""))
        .flatMap(KernelTable::number)
        .map(value -> value * KIBI);
  }
}
