package io.archbench.analysis.price;

import io.archbench.trial.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of our own files of prices; the shipped one is such a file. */
final class OwnColumns {
  private static final List<String> REQUIRED =
      List.of("provider", "type", "purchase", "currency", "perHour", "date", "source");
  private static final List<String> COLUMNS =
      List.of(
          "provider",
          "type",
          "region",
          "arch",
          "vcpu",
          "memory",
          "localDisk",
          "os",
          "purchase",
          "currency",
          "perHour",
          "date",
          "source");
  static final String HEADER = String.join(",", COLUMNS);

  private OwnColumns() {}

  /** What is wrong with a header, in words. */
  static Optional<String> misfit(List<String> header) {
    if (header.size() == 1 && header.get(0).indexOf(';') >= 0) {
      return Optional.of("expected cells with a comma between them, found semicolons");
    }
    Optional<String> unknown =
        header.stream()
            .filter(name -> COLUMNS.stream().noneMatch(name::equalsIgnoreCase))
            .findFirst()
            .map(
                name ->
                    "expected columns of %s, found '%s'%s"
                        .formatted(HEADER, name, Nearest.hint(name, COLUMNS)));
    return unknown
        .or(
            () ->
                COLUMNS.stream()
                    .filter(name -> header.stream().filter(name::equalsIgnoreCase).count() > 1)
                    .findFirst()
                    .map(name -> "expected each column once, found '" + name + "' twice"))
        .or(
            () ->
                REQUIRED.stream()
                    .filter(name -> header.stream().noneMatch(name::equalsIgnoreCase))
                    .findFirst()
                    .map(name -> "expected a column '" + name + "', found none"));
  }

  /**
   * The price of a row; absent if there is a problem. Empty cells are as the book knows the type.
   */
  static Optional<Price> price(PriceRow row, PriceBook known) {
    Optional<String> provider = row.need("provider", "a provider such as azure", OwnColumns::name);
    Optional<String> type = row.need("type", "a machine type", Optional::of);
    Facts facts = FactColumns.facts(row);
    Optional<PurchaseOption> purchase =
        row.need("purchase", "one of " + PurchaseOption.words(), PurchaseOption::of);
    Optional<String> currency =
        row.need("currency", "a currency such as USD", OwnColumns::currency);
    Optional<BigDecimal> amount = row.amount("perHour");
    Optional<LocalDate> date = row.need("date", "a day such as 2026-11-24", PriceRow::day);
    Optional<String> source = row.need("source", "where the price stands", Optional::of);
    if (provider.isEmpty()
        || type.isEmpty()
        || purchase.isEmpty()
        || currency.isEmpty()
        || amount.isEmpty()
        || date.isEmpty()
        || source.isEmpty()) {
      return Optional.empty();
    }
    Facts filled =
        known
            .anyOfProduct(provider.get(), type.get())
            .map(price -> facts.or(Facts.of(price)))
            .orElse(facts);
    return Optional.of(
        new Price(
            provider.get(),
            type.get(),
            row.cell("region"),
            filled.architecture(),
            filled.vCpus(),
            filled.memoryGiB(),
            filled.localDisk().filter(words -> !words.equals(Facts.NONE)),
            "linux",
            purchase.get(),
            new Money(amount.get(), currency.get()),
            date.get(),
            source.get(),
            filled.memoryAsSold()));
  }

  private static Optional<String> name(String text) {
    return text.indexOf('/') < 0 ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  private static Optional<String> currency(String text) {
    return Money.isCurrency(text) ? Optional.of(text) : Optional.empty();
  }
}
