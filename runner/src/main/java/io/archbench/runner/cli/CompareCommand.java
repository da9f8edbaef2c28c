package io.archbench.runner.cli;

import io.archbench.analysis.files.FileField;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.report.Report;
import io.archbench.runner.compare.FileList;
import io.archbench.runner.compare.FileReport;
import io.archbench.runner.run.RunReport;
import io.archbench.trial.Nearest;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares result files that JMH wrote, without any study or run. */
@Command(
    name = "compare",
    description =
        "Compare JMH results: JSON (-rf json), CSV (-rf csv, scsv) or a store of github-action-benchmark.",
    synopsisHeading =
        "Examples:%n"
            + "  archbench compare before.json after.json       one file a side: a fork is a value%n"
            + "  archbench compare a1.json,a2.json,a3.json b1.json,b2.json,b3.json%n"
            + "                                                 several a side: a file is a value%n"
            + "  archbench compare x86.json arm.json --price-baseline azure/Standard_D16_v3 \\%n"
            + "      --price-contender azure/Standard_D16ps_v6 --report out%n"
            + "%nUsage: ",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "Result file that is judged against, or several with commas.")
  private String base = "";

  @Parameters(
      index = "1",
      paramLabel = "CONTENDER",
      description = "Result file that is judged, or several with commas.")
  private String contender = "";

  @Option(
      names = "--names",
      split = ",",
      paramLabel = "BASE,CONTENDER",
      description = "What the sides are called (default: baseline,contender).")
  private List<String> names = List.of("baseline", "contender");

  @Option(
      names = "--allow",
      split = ",",
      paramLabel = "FIELDS",
      description = "What may differ: a field such as jdk.version, or a family such as jdk.")
  private Set<String> allow = new TreeSet<>();

  @Mixin private final SidePriceOptions prices = new SidePriceOptions();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write reports there, in the formats of --format.")
  private @Nullable Path report;

  @Mixin private final ReportFormatOption formats = new ReportFormatOption();

  @Mixin private final WideOption wide = new WideOption();

  @Mixin private final AudienceOption audience = new AudienceOption();

  @Mixin private final OutputChoice output = new OutputChoice();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkNames();
    checkFields();
    checkReports();
    Instant now = Clock.systemUTC().instant();
    Map<String, VariantPrice> priced = prices.of(command(), names.get(0), names.get(1), now);
    FileSides files = FileSides.of(FileList.read(base), FileList.read(contender));
    Report made =
        new FileReport(
                names.get(0), names.get(1), allow, priced, prices.mixed(), typed(), Version.build())
            .of(files, now);
    if (report != null) {
      Files.createDirectories(report);
      RunReport.write(made, audience.of(formats.chosen()), report)
          .forEach(file -> console.say("wrote " + file));
    }
    console.result(
        output.isJson()
            ? CanonicalJson.indented(made.document())
            : ReportText.of(made, console, wide.layout()));
    return finish(made);
  }

  private int finish(Report made) {
    int code = made.document().exit().code();
    boolean compared =
        made.document().comparisons().stream()
            .flatMap(comparison -> comparison.cells().stream())
            .anyMatch(cell -> cell.ratio().isPresent());
    if (!compared) {
      console.say("archbench: nothing could be compared: see the reason beside each cell");
    }
    return code;
  }

  private void checkNames() {
    boolean twoNames =
        names.size() == 2
            && names.stream().noneMatch(String::isBlank)
            && !names.get(0).equals(names.get(1));
    if (!twoNames) {
      throw usage("--names: expected two different names, found '" + String.join(",", names) + "'");
    }
  }

  private void checkReports() {
    if (report == null && formats.isGiven()) {
      throw usage("--format: says what --report DIR writes; name a directory too");
    }
  }

  private void checkFields() {
    List<String> fields = Arrays.stream(FileField.values()).map(FileField::text).toList();
    Set<String> known =
        fields.stream()
            .flatMap(field -> Stream.of(field, field.substring(0, field.indexOf('.'))))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String field : allow) {
      if (!known.contains(field)) {
        throw usage(
            "--allow: no field '%s'%s; there are %s"
                .formatted(field, Nearest.hint(field, known), String.join(", ", fields)));
      }
    }
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private ParameterException usage(String words) {
    return new ParameterException(command().commandLine(), words);
  }

  private String typed() {
    return command().commandLine().getParseResult().originalArgs().stream()
        .map(CompareCommand::quoted)
        .collect(Collectors.joining(" ", "archbench ", ""));
  }

  private static String quoted(String argument) {
    return argument.matches("[-A-Za-z0-9_./,:=@+]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
