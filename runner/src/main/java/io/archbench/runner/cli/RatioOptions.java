package io.archbench.runner.cli;

import io.archbench.analysis.price.Savings.Origin;
import io.archbench.analysis.price.Savings.RatioUsed;
import io.archbench.analysis.price.WorkRatio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much work a contender node does: stated, measured by a run, or nothing said. */
final class RatioOptions {
  private static final BigDecimal LEAST = new BigDecimal("0.01");
  private static final BigDecimal MOST = new BigDecimal("100");
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  @Option(
      names = "--ratio",
      paramLabel = "R",
      converter = Decimal.class,
      description = "Work of a node after ÷ work of a node before, such as 0.9.")
  private @Nullable BigDecimal ratio;

  @Option(
      names = "--ratio-low",
      paramLabel = "A",
      converter = Decimal.class,
      description = "Low end of the ratio, for a range of sums.")
  private @Nullable BigDecimal low;

  @Option(
      names = "--ratio-high",
      paramLabel = "B",
      converter = Decimal.class,
      description =
          "High end of the ratio; between the ends, without --ratio, their geometric mean.")
  private @Nullable BigDecimal high;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Take the ratio that this run measured, with its 95 %% interval.")
  private @Nullable Path run;

  @Option(
      names = "--comparison",
      paramLabel = "BASELINE:CONTENDER",
      description = "Which comparison of the run, if it has several.")
  private @Nullable String comparison;

  RatioUsed ratio(CommandSpec command) {
    if (run != null) {
      if (ratio != null || low != null || high != null) {
        throw wrong(
            command, "--run brings its own ratio: leave --ratio, --ratio-low and --ratio-high out");
      }
      return RunRatio.read(run, Optional.ofNullable(comparison));
    }
    if (comparison != null) {
      throw wrong(command, "--comparison chooses a comparison of a run: say which with --run RUN");
    }
    return stated(command)
        .map(each -> RatioUsed.unmeasured(Origin.STATED, each))
        .orElseGet(() -> RatioUsed.unmeasured(Origin.ASSUMED, WorkRatio.ONE));
  }

  private Optional<WorkRatio> stated(CommandSpec command) {
    inside(command, "--ratio", ratio);
    inside(command, "--ratio-low", low);
    inside(command, "--ratio-high", high);
    if (low == null || high == null) {
      if (low != null || high != null) {
        throw wrong(command, "a range has two ends: say --ratio-low A and --ratio-high B");
      }
      return Optional.ofNullable(ratio).map(WorkRatio::of);
    }
    if (low.compareTo(high) > 0) {
      throw wrong(
          command,
          "--ratio-low: expected at most --ratio-high %s, found %s"
              .formatted(high.toPlainString(), low.toPlainString()));
    }
    if (ratio != null && (ratio.compareTo(low) < 0 || ratio.compareTo(high) > 0)) {
      throw wrong(
          command,
          "--ratio: expected a number from --ratio-low %s to --ratio-high %s, found %s"
              .formatted(low.toPlainString(), high.toPlainString(), ratio.toPlainString()));
    }
    BigDecimal value = ratio == null ? between(low, high) : ratio;
    return Optional.of(new WorkRatio(value, Optional.of(low), Optional.of(high)));
  }

  /** The middle of an interval that is even on the logarithmic scale, as ratios are. */
  private static BigDecimal between(BigDecimal low, BigDecimal high) {
    return low.multiply(high).sqrt(MathContext.DECIMAL64).round(FOUR_DIGITS).max(low).min(high);
  }

  private static void inside(CommandSpec command, String option, @Nullable BigDecimal value) {
    if (value != null && (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0)) {
      throw wrong(
          command,
          "%s: expected a number from %s to %s, found %s"
              .formatted(option, LEAST, MOST, value.toPlainString()));
    }
  }

  private static ParameterException wrong(CommandSpec command, String words) {
    return new ParameterException(command.commandLine(), words);
  }
}
