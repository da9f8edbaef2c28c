package io.archbench.runner.cli;

import io.archbench.analysis.files.ResultFileReader;
import io.archbench.analysis.validation.Score;
import io.archbench.analysis.validation.Validation;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores the rules that verdicts come from, on benchmarks whose truth is known. */
@Command(
    name = "validate",
    synopsisHeading =
        "Examples:%n"
            + "  archbench validate                      simulated benchmarks, some seconds%n"
            + "  archbench validate --full               the same, some minutes, smaller errors%n"
            + "  archbench validate --population DIR     on your own JMH files (-rf json, -f 5)%n"
            + "%nUsage: ",
    description =
        "Score the rules of verdicts: false alarms, changes found, intervals that hold the truth."
            + " Exit code 1 if a target is missed.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private static final int QUICK = 2;
  private static final int FULL = 40;

  private final Console console;

  @Option(names = "--full", description = "Repeat more often: smaller errors.")
  private boolean full;

  @Option(
      names = "--population",
      paramLabel = "DIR",
      description = "Draw forks from the JMH JSON files of a directory, instead of simulating.")
  private @Nullable Path population;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same figures (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private final OutputChoice output = new OutputChoice();

  ValidateCommand(Console console) {
    this.console = console;
  }

  private record Output(int schemaVersion, long seed, List<Score> scores) {}

  @Override
  public Integer call() throws IOException {
    List<Score> scores = scores(full ? FULL : QUICK);
    console.result(
        output.isJson() ? CanonicalJson.indented(new Output(1, seed, scores)) : text(scores));
    return scores.stream().anyMatch(score -> score.outcome() == Score.Outcome.MISSED)
        ? ExitCodes.GATE_FAILED
        : ExitCodes.DONE;
  }

  private List<Score> scores(int effort) throws IOException {
    Path directory = population;
    if (directory == null) {
      return Validation.simulated(seed, effort);
    }
    try (Stream<Path> files = Files.list(directory)) {
      return Validation.recorded(
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(ResultFileReader::read)
              .toList(),
          seed,
          effort);
    }
  }

  private static String word(Score.Outcome outcome) {
    return switch (outcome) {
      case MET -> "met";
      case SHORT -> "short";
      case MISSED -> "MISS";
    };
  }

  private static String text(List<Score> scores) {
    StringBuilder text = new StringBuilder();
    for (Score score : scores) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-5s %-7s %-41s %6.2f ± %-5.2f %s%n",
              word(score.outcome()),
              score.name(),
              score.what(),
              score.percent(),
              score.error(),
              score.target()));
    }
    return text.toString();
  }
}
