package io.archbench.runner.cli;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PriceBook;
import io.archbench.analysis.price.Savings;
import io.archbench.analysis.price.SavingsQuestion;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what a fleet saves in a year with other nodes, at list prices or a team's own. */
@Command(
    name = "savings",
    description = "Say what a fleet saves in a year with other nodes.",
    synopsisHeading =
        "Examples:%n"
            + "  archbench savings --from azure/Standard_D16_v3 --to azure/Standard_D16ps_v6 \\%n"
            + "      --nodes 300                                 if a node does the same work%n"
            + "  ... --nodes 300 --ratio 0.9                     if it does nine tenths of it%n"
            + "  ... --clusters 100 --nodes-per-cluster 3 --run runs/...      as measured%n"
            + "%nUsage: ",
    mixinStandardHelpOptions = true)
final class SavingsCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "REF",
      description = "Today's nodes, as provider/type[@region][:purchase].")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REF",
      description = "The nodes instead of them.")
  private String to = "";

  @Mixin private final FleetOptions fleet = new FleetOptions();
  @Mixin private final RatioOptions ratio = new RatioOptions();

  @Option(
      names = "--extra-from",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      converter = Decimal.class,
      description = "What a node of today costs on top in a month, such as a disk.")
  private BigDecimal extraFrom = BigDecimal.ZERO;

  @Option(
      names = "--extra-to",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      converter = Decimal.class,
      description = "The same of a node instead.")
  private BigDecimal extraTo = BigDecimal.ZERO;

  @Option(
      names = "--allow-mixed-purchase",
      description = "Compare prices of different purchase options.")
  private boolean mixed;

  @Mixin private final PriceOptions prices = new PriceOptions();
  @Mixin private final OutputChoice output = new OutputChoice();

  SavingsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    PriceBook book = prices.book();
    Savings savings =
        new SavingsQuestion(
                side(book.find(from), "--extra-from", extraFrom),
                side(book.find(to), "--extra-to", extraTo),
                fleet.group(command),
                ratio.ratio(command),
                mixed)
            .answer(book);
    console.result(output.isJson() ? CanonicalJson.indented(savings) : SavingsText.of(savings));
    return ExitCodes.DONE;
  }

  private Savings.Side side(Price price, String option, BigDecimal extra) {
    if (extra.signum() < 0) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          option + ": expected 0 or more, found " + extra.toPlainString());
    }
    return new Savings.Side(price, new Money(extra, price.perHour().currency()));
  }
}
