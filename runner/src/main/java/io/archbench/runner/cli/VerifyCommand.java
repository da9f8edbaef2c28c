package io.archbench.runner.cli;

import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunRecords;
import io.archbench.runner.verify.Difference;
import io.archbench.runner.verify.ReportVerifier;
import io.archbench.runner.verify.Verification;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes every number of a report from the records of its run. */
@Command(
    name = "verify",
    synopsisHeading =
        "Examples:%n"
            + "  archbench verify report.html runs/nightly-...           a report that was mailed%n"
            + "  archbench verify runs/n-.../comparison.json runs/n-...  what lies in the run%n"
            + "%nUsage: ",
    description =
        "Make a report again from the records of its run: 0 if it is the same, byte for byte; 1,"
            + " and where it differs, if not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "REPORT",
      description = "A file that `report` wrote, in any format.")
  private Path report = Path.of("");

  @Parameters(index = "1", paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Mixin private final OutputChoice output = new OutputChoice();

  VerifyCommand(Console console) {
    this.console = console;
  }

  private record Output(
      int schemaVersion,
      String report,
      String format,
      String run,
      boolean verified,
      int numbers,
      SequencedMap<String, String> records,
      List<Difference> differences,
      List<String> remarks) {}

  @Override
  public Integer call() throws IOException {
    if (Files.isDirectory(report)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "REPORT: " + report + " is a directory: give the report first, then the run");
    }
    Verification result =
        ReportVerifier.verify(
            Objects.requireNonNull(report.getFileName()).toString(),
            Files.readAllBytes(report),
            RunDirectory.open(run),
            Version.build());
    console.result(output.isJson() ? CanonicalJson.indented(output(result)) : text(result));
    return switch (result) {
      case Verification.Same same -> ExitCodes.DONE;
      case Verification.Different different -> ExitCodes.GATE_FAILED;
    };
  }

  private Output output(Verification result) {
    return switch (result) {
      case Verification.Same same -> output(same, true, same.numbers(), List.of(), List.of());
      case Verification.Different different ->
          output(different, false, 0, different.differences(), different.remarks());
    };
  }

  private Output output(
      Verification result,
      boolean verified,
      int numbers,
      List<Difference> differences,
      List<String> remarks) {
    return new Output(
        1,
        report.toString(),
        result.format().label(),
        result.run(),
        verified,
        numbers,
        result.records(),
        differences,
        remarks);
  }

  private String text(Verification result) {
    String records =
        "  %d trial records of run %s, each as the journal's SHA-256 says%n  together SHA-256 %s%n"
            .formatted(result.records().size(), result.run(), RunRecords.sha256(result.records()));
    String named = TerminalText.of(report.toString()) + " (" + result.format().label() + ")";
    return switch (result) {
      case Verification.Same same ->
          "verified: "
              + named
              + " is what the run gives, byte for byte\n  "
              + same.numbers()
              + " numbers stand in it, made again from\n"
              + records;
      case Verification.Different different ->
          "NOT verified: "
              + named
              + " is not what the run gives\n"
              + different(different)
              + records;
    };
  }

  private static String different(Verification.Different result) {
    StringBuilder text = new StringBuilder();
    for (Difference difference : result.differences().stream().limit(MOST_SHOWN).toList()) {
      text.append("  ").append(TerminalText.of(difference.where())).append('\n');
      text.append("    report: ").append(said(difference.report())).append('\n');
      text.append("    run:    ").append(said(difference.run())).append('\n');
    }
    int more = result.differences().size() - MOST_SHOWN;
    if (more > 0) {
      text.append("  ").append(more).append(" more\n");
    }
    result.remarks().forEach(remark -> text.append(TerminalText.of(remark)).append('\n'));
    return text.toString();
  }

  private static String said(String words) {
    return words.isEmpty() ? "(nothing)" : TerminalText.of(words);
  }
}
