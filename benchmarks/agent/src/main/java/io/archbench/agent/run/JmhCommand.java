package io.archbench.agent.run;

import io.archbench.trial.AgentContract;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that runs one cell in one fresh JVM. */
final class JmhCommand {
  /** The parent only waits: a small JVM that starts fast. */
  private static final List<String> PARENT =
      List.of(
          "-Xshare:auto",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "-Djmh.ignoreLock=true"); // whoever plans trials keeps them apart

  private JmhCommand() {}

  /**
   * The command.
   *
   * @param classPath of the suite
   * @throws UnpassableValueException if a parameter or flag cannot be passed
   */
  static List<String> of(
      CellSpec cell,
      CellJvm jvm,
      String classPath,
      List<String> profilers,
      CellDirectory directory) {
    JmhSettings settings = cell.settings();
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.addAll(PARENT);
    // first of all, so that whoever looks for the trial's processes sees it in a long command line
    command.add(cellDirectory(directory.path()));
    command.add(scratch(directory.path()));
    // JMH's own settings, such as the blackhole mode, are read by the JVM that starts the fork
    jvm.arguments().stream().filter(flag -> flag.startsWith("-Djmh.")).forEach(command::add);
    command.addAll(List.of("-cp", classPath, "org.openjdk.jmh.Main"));
    command.add("^" + Pattern.quote(cell.benchmark()) + "$");
    command.addAll(List.of("-f", "1", "-foe", "true"));
    command.addAll(List.of("-bm", cell.key().mode().label()));
    command.addAll(List.of("-t", Integer.toString(cell.key().threads().resolve(jvm.cpus()))));
    command.addAll(List.of("-wi", Integer.toString(settings.warmupIterations())));
    command.addAll(List.of("-w", time(settings.iterationTime())));
    command.addAll(List.of("-i", Integer.toString(settings.iterations())));
    command.addAll(List.of("-r", time(settings.iterationTime())));
    // later than the agent's own deadline, so that a hung cell always ends the same way
    command.addAll(List.of("-to", time(settings.deadline().plusSeconds(1))));
    cell.key().parameters().forEach((name, value) -> command.addAll(parameter(name, value)));
    command.addAll(List.of("-rf", "json", "-rff", directory.result().toString()));
    // JMH starts the last one last and stops it first: gc counts what no other profiler allocates
    Stream.concat(profilers.stream().filter(each -> !each.equals("gc")), Stream.of("gc"))
        .distinct()
        .forEach(profiler -> command.addAll(List.of("-prof", profiler)));
    command.addAll(List.of("-jvmArgs", flags(jvm, directory.path())));
    return command;
  }

  private static String time(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private static List<String> parameter(String name, String value) {
    if (value.contains(",")) {
      throw new UnpassableValueException(
          "parameter " + name + "=" + value + ": JMH takes a comma for two values");
    }
    return List.of("-p", name + "=" + value);
  }

  private static String flags(CellJvm jvm, Path directory) {
    return Stream.concat(
            jvm.arguments().stream(), Stream.of(scratch(directory), cellDirectory(directory)))
        .map(JmhCommand::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String cellDirectory(Path directory) {
    return "-D" + AgentContract.CELL_DIRECTORY_PROPERTY + "=" + directory;
  }

  /**
   * Scratch files of a cell that is killed go when the trial's directory goes; and that is the one
   * place that can be written on every machine.
   */
  private static String scratch(Path directory) {
    return "-Djava.io.tmpdir=" + directory;
  }

  /** JMH splits at blanks outside of double quotes, and knows no way to escape those. */
  private static String quoted(String argument) {
    if (argument.contains("\"")) {
      throw new UnpassableValueException(
          "JVM flag " + argument + ": JMH cannot pass double quotes");
    }
    return argument.contains(" ") ? '"' + argument + '"' : argument;
  }
}
