package io.archbench.runner.cli;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the versions. */
@Command(
    name = "version",
    description = "Print the versions of build, formats and statistics.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final OutputChoice output = new OutputChoice();

  VersionCommand(Console console) {
    this.console = console;
  }

  private record Versions(
      int schemaVersion,
      String archbench,
      int trialSchema,
      int comparisonSchema,
      String method,
      String java) {}

  @Override
  public Integer call() {
    console.result(
        output.isJson()
            ? CanonicalJson.indented(
                new Versions(
                    1,
                    Version.build(),
                    TrialSpec.SCHEMA,
                    ComparisonDocument.SCHEMA,
                    ComparisonDocument.METHOD,
                    Runtime.version().toString()))
            : String.join("\n", new Version().getVersion()) + "\n");
    return ExitCodes.DONE;
  }
}
