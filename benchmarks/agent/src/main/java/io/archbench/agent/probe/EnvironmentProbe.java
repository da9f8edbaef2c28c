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
    Sysctl mac = machine.sysctl();
    return new Environment(
        Architecture.of(machine.architectureName()),
        CpuProbe.probe(machine),
        ControlGroup.of(machine).map(ControlGroup::limits).orElse(Environment.Cgroup.NONE),
        osName(machine),
        kernel(machine),
        kibibytes(machine, "self/smaps", "KernelPageSize").or(() -> mac.number("hw.pagesize")),
        machine.sys("kernel/mm/transparent_hugepage/enabled").flatMap(EnvironmentProbe::chosen),
        machine.sys("devices/system/clocksource/clocksource0/current_clocksource"),
        kibibytes(machine, "meminfo", "MemTotal").or(() -> mac.number("hw.memsize")),
        JvmProbe.probe(java, jvmArguments),
        suspicions);
  }

  /** A Mac's with its version, such as {@code macOS 14.6.1 (23G93)}. */
  private static String osName(Machine machine) {
    Sysctl mac = machine.sysctl();
    String build = mac.text("kern.osversion").map(text -> " (" + text + ")").orElse("");
    return mac.text("kern.osproductversion")
        .map(version -> "macOS " + version + build)
        .orElse(machine.osName());
  }

  private static String kernel(Machine machine) {
    Sysctl mac = machine.sysctl();
    return machine
        .proc("sys/kernel/osrelease")
        .or(
            () ->
                mac.text("kern.osrelease")
                    .map(release -> mac.text("kern.ostype").orElse("Darwin") + " " + release))
        .orElseGet(() -> System.getProperty("os.version"));
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
        .filter(value -> value > 0 && value <= Long.MAX_VALUE / KIBI)
        .map(value -> value * KIBI);
  }
}
