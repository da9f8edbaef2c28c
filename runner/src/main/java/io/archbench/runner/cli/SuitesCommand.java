package io.archbench.runner.cli;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.suite.SuiteDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the installed suites and what each offers to measure. */
@Command(
    name = "suites",
    description = "List the installed suites, their benchmarks and parameters.",
    mixinStandardHelpOptions = true)
final class SuitesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final OutputChoice output = new OutputChoice();

  SuitesCommand(Console console) {
    this.console = console;
  }

  private record Suites(int schemaVersion, Collection<SuiteDescription> suites) {}

  @Override
  public Integer call() {
    Map<String, SuiteDescription> suites = Home.installation().suiteDescriptions();
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
