package io.archbench.runner.cli;

import io.archbench.k8s.image.NativeLibrary;
import io.archbench.runner.local.LocalExecutor;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.Nearest;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the installed suites and what each offers to measure, or tries whether they work here. */
@Command(
    name = "suites",
    synopsisHeading =
        "Examples:%n"
            + "  archbench suites                             what can be measured%n"
            + "  archbench suites --check                     whether it works on this machine%n"
            + "  archbench suites indexing --check --cells all%n"
            + "%nUsage: ",
    description = "List the installed suites, or run each of their cells once.",
    mixinStandardHelpOptions = true)
final class SuitesCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SUITE", description = "Names of suites (default: all of them).")
  private List<String> names = List.of();

  @Option(
      names = "--check",
      description =
          "Run each cell once, as short as can be: does it work here, and is its answer right?")
  private boolean check;

  @Option(
      names = "--cells",
      paramLabel = "quick|representative|all|PATTERN",
      defaultValue = "quick",
      description = "Which cells to check, * stands for anything (default: ${DEFAULT-VALUE}).")
  private String cells = "";

  @Mixin private final EmbeddedOption embedded = new EmbeddedOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  SuitesCommand(Console console) {
    this.console = console;
  }

  private record Suites(int schemaVersion, Collection<SuiteDescription> suites) {}

  private record Check(int schemaVersion, List<SuiteCheck.Checked> cells, List<String> notes) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, SuiteDescription> suites = chosen(Home.installation().suiteDescriptions());
    return check ? check(suites) : list(suites);
  }

  private Map<String, SuiteDescription> chosen(Map<String, SuiteDescription> installed) {
    Map<String, SuiteDescription> chosen = new TreeMap<>();
    for (String name : names) {
      SuiteDescription suite = installed.get(name);
      if (suite == null) {
        throw new ParameterException(
            spec.commandLine(),
            "no suite '" + name + "' is installed" + Nearest.hint(name, installed.keySet()));
      }
      chosen.put(name, suite);
    }
    return chosen.isEmpty() ? installed : chosen;
  }

  private int check(Map<String, SuiteDescription> suites) throws IOException, InterruptedException {
    // a suite may start programs as another user, who has to come past it to what is embedded
    Path work =
        Files.createTempDirectory(
            "archbench-check",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    OfferedSuites allowed = embedded.applied(OfferedSuites.installed(suites));
    List<SuiteCheck.Checked> checked;
    try (LocalExecutor executor = new LocalExecutor(Home.installation(), work, work)) {
      checked = new SuiteCheck(executor, allowed).run(cells, new Progress());
    } finally {
      Files.deleteIfExists(work); // trials remove what is theirs when they are released
    }
    List<String> notes = nativeNotes(suites.keySet());
    allowed.installed().values().forEach(suite -> notes.addAll(embeddedNotes(suite)));
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Check(1, checked, notes))
            : Stream.concat(
                    checked.stream().map(SuitesCommand::text),
                    notes.stream().map("note     %s%n"::formatted))
                .collect(Collectors.joining()));
    long failed = checked.stream().filter(cell -> !cell.isOk()).count();
    console.say(checked.size() + " cells, " + failed + " do not work here");
    return failed == 0 ? ExitCodes.DONE : ExitCodes.BENCHMARK;
  }

  /** What is to be known of the suites' native libraries, on any architecture. */
  private static List<String> nativeNotes(Collection<String> suites) throws IOException {
    List<String> notes = new ArrayList<>();
    for (String suite : suites) {
      List<Path> jars = new SuiteDirectory(Home.installation().suites().resolve(suite)).files();
      for (NativeLibrary library : NativeLibrary.ofJars(jars)) {
        Stream.of(Architecture.values())
            .flatMap(architecture -> library.notes(architecture.toString()).stream())
            .forEach(note -> notes.add(suite + ": " + note));
      }
    }
    return notes;
  }

  private static List<String> embeddedNotes(SuiteDescription suite) {
    return suite
        .allowedEmbedded()
        .map(own -> suite.name() + ": on machines that have none of their own it uses " + own)
        .stream()
        .toList();
  }

  private static String text(SuiteCheck.Checked cell) {
    String words = cell.words().isEmpty() ? "" : "\n         " + TerminalText.of(cell.words());
    return String.format(Locale.ROOT, "%-8s %s%s%n", cell.state(), cell.cell(), words);
  }

  /** A line for each cell that begins. */
  private final class Progress implements TrialObserver {
    @Override
    public void waiting(TrialKey trial, String why) {
      console.say("waiting " + trial + ": " + why);
    }

    @Override
    public void cellStarted(TrialKey trial, CellKey cell) {
      console.say("checking " + cell);
    }

    @Override
    public void cellsFinished(TrialKey trial, int finished) {
      // the line of the next one is enough
    }
  }

  private int list(Map<String, SuiteDescription> suites) {
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Suites(1, suites.values()))
            : suites.values().stream().map(SuitesCommand::text).collect(Collectors.joining("\n")));
    return ExitCodes.DONE;
  }

  private static String text(SuiteDescription suite) {
    StringBuilder text = new StringBuilder();
    text.append(suite.name()).append(" stands for ").append(suite.standsFor()).append('\n');
    text.append("  ").append(suite.description()).append('\n');
    for (SuiteDescription.Benchmark benchmark : suite.benchmarks()) {
      text.append("  ").append(benchmark.key()).append(marks(suite, benchmark)).append('\n');
      benchmark.parameters().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              parameter ->
                  text.append("      ")
                      .append(parameter.getKey())
                      .append(": ")
                      .append(String.join(", ", parameter.getValue()))
                      .append('\n'));
    }
    return text.toString();
  }

  private static String marks(SuiteDescription suite, SuiteDescription.Benchmark benchmark) {
    List<String> weights =
        suite.representative().stream()
            .filter(representative -> representative.cell().startsWith(benchmark.key()))
            .map(representative -> "weight " + representative.weight())
            .toList();
    String quick = suite.quick().contains(benchmark.key()) ? "quick" : "";
    String marks =
        Stream.concat(Stream.of(quick), weights.stream())
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.joining(", "));
    return marks.isEmpty() ? "" : "  (" + marks + ")";
  }
}
