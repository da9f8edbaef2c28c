package io.archbench.report.view;

import io.archbench.analysis.price.Price;
import io.archbench.analysis.whole.Pricing.Side;
import io.archbench.trial.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One side's price with all that makes it one.
 *
 * @param perHour what the sums are made with
 * @param onTop what of it the study puts on top of the price, if anything
 * @param machine vCPUs, memory and local disk, as far as known
 * @param measuredOn the machine, or that it is priced as another
 */
public record PriceRow(
    String variant,
    String product,
    String perHour,
    Optional<String> onTop,
    String machine,
    String region,
    String purchase,
    String date,
    String source,
    String measuredOn) {

  static PriceRow of(String variant, Side side, PriceWords words) {
    Price price = side.price();
    return new PriceRow(
        variant,
        price.type().isBlank() ? "an amount, of no type" : price.product(),
        Figures.perHour(side.perHour()) + " an hour",
        onTop(side),
        machine(price),
        price.region().isBlank() ? "no region" : price.region(),
        (price.operatingSystem().isBlank() ? "" : price.operatingSystem() + ", ")
            + price.purchase().word(),
        price.date().toString(),
        price.source(),
        words.machine(side));
  }

  private static Optional<String> onTop(Side side) {
    return side.perHour().compareTo(side.price().perHour()) == 0
        ? Optional.empty()
        : Optional.of(
            Figures.perHour(side.price().perHour())
                + " and "
                + Figures.perHour(side.perHour().minus(side.price().perHour()))
                + " on top");
  }

  private static String machine(Price price) {
    List<String> parts = new ArrayList<>();
    price.architecture().map(Architecture::text).ifPresent(parts::add);
    price.vCpus().ifPresent(cpus -> parts.add(cpus + " vCPU"));
    price.memoryWords().ifPresent(parts::add);
    parts.add(price.localDisk().orElse(price.type().isBlank() ? "" : "no local disk"));
    parts.removeIf(String::isBlank);
    return String.join(", ", parts);
  }
}
