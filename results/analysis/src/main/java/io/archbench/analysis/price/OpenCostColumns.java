package io.archbench.analysis.price;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of OpenCost's custom prices, as its CSV provider reads them.
 *
 * <p>The file says neither currency nor purchase option: its prices are taken as US dollars and as
 * negotiated. A row without a machine type prices a single node and goes by that node's name.
 */
final class OpenCostColumns {
  private static final String HEADER =
      "EndTimestamp,InstanceID,Region,AssetClass,InstanceIDField,InstanceType,MarketPriceHourly,"
          + "Version";
  private static final List<String> COLUMNS = List.of(HEADER.split(",", -1));
  private static final String AMOUNT = "MarketPriceHourly";
  private static final String OWN = "own";
  private static final int DAY = 10;

  /** What a row may price that is no node; OpenCost takes an empty class for a node. */
  private static final List<String> NO_NODES =
      List.of("pv", "gpu", "lb", "loadbalancer", "network");

  private OpenCostColumns() {}

  static boolean isHeader(List<String> header) {
    return header.stream().anyMatch(AMOUNT::equalsIgnoreCase);
  }

  /** What is wrong with a header, in words. */
  static Optional<String> misfit(List<String> header) {
    return COLUMNS.stream()
        .filter(name -> header.stream().filter(name::equalsIgnoreCase).count() != 1)
        .findFirst()
        .map(name -> "expected OpenCost's columns " + HEADER + ", found '" + name + "' not once");
  }

  /** The price of a row; absent if it prices no node, or if there is a problem. */
  static Optional<Price> price(
      PriceRow row, String file, Optional<LocalDate> undated, PriceBook known) {
    String asset = row.cell("AssetClass").toLowerCase(Locale.ROOT);
    if (NO_NODES.contains(asset)) {
      return Optional.empty();
    }
    if (!asset.isEmpty() && !asset.equals("node")) {
      row.wrong("AssetClass", "node, pv or gpu");
    }
    Optional<String> type =
        row.read("InstanceType", "a machine type", Optional::of)
            .or(() -> row.need("InstanceID", "a machine type or a node", Optional::of));
    Optional<BigDecimal> amount = row.amount(AMOUNT);
    Optional<LocalDate> date =
        row.cell("EndTimestamp").isEmpty() && undated.isPresent()
            ? undated
            : row.need("EndTimestamp", "a day or time such as 2026-11-24", OpenCostColumns::day);
    return type.isEmpty() || amount.isEmpty() || date.isEmpty()
        ? Optional.empty()
        : Optional.of(price(type.get(), amount.get(), date.get(), row.cell("Region"), file, known));
  }

  private static Price price(
      String type, BigDecimal amount, LocalDate date, String region, String file, PriceBook known) {
    Optional<Price> alike = known.anyOfType(type);
    Facts facts = alike.map(Facts::of).orElse(Facts.UNKNOWN);
    return new Price(
        alike.map(Price::provider).orElse(OWN),
        alike.map(Price::type).orElse(type),
        region,
        facts.architecture(),
        facts.vCpus(),
        facts.memoryGiB(),
        facts.localDisk(),
        "linux",
        PurchaseOption.NEGOTIATED,
        new Money(amount, "USD"),
        date,
        "OpenCost file " + Path.of(file).getFileName(),
        facts.memoryAsSold());
  }

  /** What OpenCost writes: {@code 2019-04-17 23:34:22 UTC}, RFC 3339, or a day. */
  private static Optional<LocalDate> day(String text) {
    boolean day =
        text.length() == DAY || (text.length() > DAY && " T".indexOf(text.charAt(DAY)) >= 0);
    return day ? PriceRow.day(text.substring(0, DAY)) : Optional.empty();
  }
}
