package io.archbench.report.view;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a year saves, as a range wherever there is one.
 *
 * @param estimate at the measured ratio itself; negative if it costs more
 * @param low at the less favourable end; absent without an interval
 * @param spend today's cost of a year, which no saving exceeds
 */
public record YearSum(Money estimate, Optional<Money> low, Optional<Money> high, Money spend) {
  static YearSum of(GroupSaving group) {
    return new YearSum(group.perYear(), group.low(), group.high(), group.spend());
  }

  /** The sum over groups; their ends add up, for one ratio moves all of them. */
  static YearSum total(List<GroupSaving> groups) {
    boolean ranges =
        groups.stream().allMatch(group -> group.low().isPresent() && group.high().isPresent());
    return new YearSum(
        sum(groups, GroupSaving::perYear),
        ranges ? Optional.of(sum(groups, group -> group.low().orElseThrow())) : Optional.empty(),
        ranges ? Optional.of(sum(groups, group -> group.high().orElseThrow())) : Optional.empty(),
        sum(groups, GroupSaving::spend));
  }

  private static Money sum(List<GroupSaving> groups, Function<GroupSaving, Money> part) {
    return groups.stream().map(part).reduce(Money::plus).orElseThrow();
  }

  /** The range to the cent, such as {@code saves 48,000.00 to 52,000.00 USD}. */
  public String inCents() {
    return verb() + " " + amounts(Figures::cents) + compared();
  }

  /** The range to the cent, held against what is spent today. */
  public String inCentsAgainstToday() {
    return againstToday(Figures::cents);
  }

  String againstToday(Function<Money, String> format) {
    String amounts = verb() + " " + amounts(format);
    String today = " the " + format.apply(spend) + " spent today";
    return least().amount().signum() >= 0
        ? amounts + " a year of" + today
        : amounts + " a year" + compared() + " than" + today;
  }

  /** The sum at the measured ratio itself, which stands only beside its range. */
  public Optional<String> estimateWords() {
    YearSum point = new YearSum(estimate, Optional.of(estimate), Optional.of(estimate), spend);
    return isRange() ? Optional.of(point.inCents()) : Optional.empty();
  }

  /** What is spent today. */
  public String spendInCents() {
    return Figures.cents(spend);
  }

  private boolean isRange() {
    return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) != 0;
  }

  private Money least() {
    return low.orElse(estimate);
  }

  private Money most() {
    return high.orElse(estimate);
  }

  private boolean crosses() {
    return least().amount().signum() < 0 && most().amount().signum() > 0;
  }

  private String verb() {
    return least().amount().signum() >= 0 ? "saves" : "costs";
  }

  /** Behind the amounts: their direction, as far as the verb does not say it. */
  private String compared() {
    return least().amount().signum() >= 0 || crosses() ? "" : " more";
  }

  private String amounts(Function<Money, String> format) {
    if (crosses()) {
      return "between " + format.apply(least()) + " more and " + format.apply(most()) + " less";
    }
    if (isRange()) {
      Money nearer = least().amount().signum() >= 0 ? least() : most();
      Money farther = nearer.equals(least()) ? most() : least();
      return number(nearer, format) + " to " + format.apply(farther);
    }
    String amount = least().amount().signum() == 0 ? "nothing" : format.apply(least());
    return amount + (low.isEmpty() ? " (no interval)" : "");
  }

  private static String number(Money money, Function<Money, String> format) {
    return format.apply(money).replace(" " + money.currency(), "");
  }
}
