package io.archbench.runner.cli;

import io.archbench.history.History;
import io.archbench.history.Pruned;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Gives up old nights. */
@Command(
    name = "prune",
    synopsisHeading =
        "Examples:%n"
            + "  archbench history prune --keep 730d    the last two years of each study%n"
            + "%nUsage: ",
    description = "Give up nights that are older than that, and say how many they were.",
    mixinStandardHelpOptions = true)
final class HistoryPruneCommand implements Callable<Integer> {
  /** Reads days. */
  private static final class Days implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})d");

    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("expected days, at least one, such as 730d");
      }
      return Duration.ofDays(Long.parseLong(matcher.group(1)));
    }
  }

  private final Console console;
  private final Clock clock;

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      required = true,
      converter = Days.class,
      description = "How many days before a study's newest night stay, such as 730d.")
  private Duration keep = Duration.ZERO;

  @Mixin private final HistoryOption history = new HistoryOption();

  HistoryPruneCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (History opened = history.openExisting()) {
      Pruned pruned = opened.prune(keep, clock.instant());
      console.result(
          "gave up %d nights, %d rows, of %s\n"
              .formatted(pruned.nights(), pruned.rows(), opened.place()));
    }
    return ExitCodes.DONE;
  }
}
