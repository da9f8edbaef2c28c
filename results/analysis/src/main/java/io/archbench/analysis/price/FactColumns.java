package io.archbench.analysis.price;

import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.util.Optional;

/** The columns of our own files of prices that say what a type is; each may be empty. */
final class FactColumns {
  private static final int MOST_CPUS_DIGITS = 5;

  private FactColumns() {}

  /** What the type is, without what is wrong, which becomes a problem. */
  static Facts facts(PriceRow row) {
    if (!row.cell("os").isEmpty() && !row.cell("os").equalsIgnoreCase("linux")) {
      row.wrong("os", "linux");
    }
    Optional<Memory> memory =
        row.read("memory", "an amount such as 64 GiB or 32 GB", Memory::parse);
    return new Facts(
        row.read("arch", "amd64 or arm64", FactColumns::architecture),
        row.read("vcpu", "a number of CPUs", FactColumns::count),
        memory.map(Memory::amount),
        memory.flatMap(Memory::asSold),
        Optional.of(row.cell("localDisk")).filter(words -> !words.isEmpty()));
  }

  private record Memory(BigDecimal amount, Optional<String> asSold) {
    static Optional<Memory> parse(String text) {
      boolean sold = text.endsWith("GB");
      if (!sold && !text.endsWith("GiB")) {
        return Optional.empty();
      }
      String digits = text.substring(0, text.length() - (sold ? 2 : 3)).strip();
      return PriceRow.decimal(digits)
          .filter(amount -> amount.signum() > 0)
          .map(amount -> new Memory(amount, sold ? Optional.of(digits + " GB") : Optional.empty()));
    }
  }

  private static Optional<Architecture> architecture(String text) {
    try {
      return Optional.of(Architecture.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> count(String text) {
    return PriceRow.decimal(text)
        .filter(count -> count.scale() == 0 && count.precision() <= MOST_CPUS_DIGITS)
        .map(BigDecimal::intValueExact)
        .filter(count -> count > 0);
  }
}
