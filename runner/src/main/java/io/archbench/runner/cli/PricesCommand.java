package io.archbench.runner.cli;

import io.archbench.analysis.price.Price;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what nodes cost. */
@Command(
    name = "prices",
    description = "List what an hour of a node costs, with date and source.",
    synopsisHeading =
        "Examples:%n"
            + "  archbench prices                    all prices%n"
            + "  archbench prices arm64              those of one architecture%n"
            + "  archbench prices d16ps --json       part of a name, for programs%n"
            + "%nUsage: ",
    mixinStandardHelpOptions = true)
final class PricesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = "Part of a provider, type, region, architecture or purchase option.")
  private String filter = "";

  @Mixin private final PriceOptions prices = new PriceOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  PricesCommand(Console console) {
    this.console = console;
  }

  private record Listed(int schemaVersion, List<Price> prices) {}

  @Override
  public Integer call() throws IOException {
    List<Price> found = prices.book().matching(filter);
    console.result(
        output.isJson() ? CanonicalJson.indented(new Listed(1, found)) : PricesText.of(found));
    return ExitCodes.DONE;
  }
}
