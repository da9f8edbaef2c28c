package io.archbench.runner.cli;

import io.archbench.analysis.price.PriceBook;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.runner.compare.SidePrice;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What an hour of each side's machine costs, which no result file says. */
final class SidePriceOptions {
  @Option(
      names = "--price-baseline",
      paramLabel = "REF|USD",
      description = "As provider/type[@region][:purchase], or US dollars an hour.")
  private @Nullable String baseline;

  @Option(
      names = "--price-contender",
      paramLabel = "REF|USD",
      description = "The same of the other side.")
  private @Nullable String contender;

  @Option(
      names = "--allow-mixed-purchase",
      description = "Compare prices of different purchase options.")
  private boolean mixed;

  @Mixin private final PriceOptions prices = new PriceOptions();

  boolean mixed() {
    return mixed;
  }

  /** The prices by side; none if none was stated. */
  Map<String, VariantPrice> of(
      CommandSpec command, String baselineName, String contenderName, Instant now)
      throws IOException {
    if (baseline == null && contender == null) {
      return Map.of();
    }
    if (baseline == null || contender == null) {
      throw new ParameterException(
          command.commandLine(),
          "%s is missing: money is about the ratio of two prices"
              .formatted(baseline == null ? "--price-baseline" : "--price-contender"));
    }
    PriceBook book = prices.book();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    try {
      return Map.of(
          baselineName, SidePrice.of(baseline, contender, book, today),
          contenderName, SidePrice.of(contender, baseline, book, today));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "a price is above 0: " + e.getMessage());
    }
  }
}
