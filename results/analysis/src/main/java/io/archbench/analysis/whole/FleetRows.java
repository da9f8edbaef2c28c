package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.FleetSaving;
import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.MixedPricesException;
import io.archbench.analysis.price.WorkRatio;
import io.archbench.analysis.question.MoneyQuestion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the ratio means for the groups of a fleet. */
final class FleetRows {
  /** Shares come from divisions: their last digits must not keep a node. */
  private static final MathContext SIGNIFICANT = new MathContext(9);

  private final MeasuredWhole whole;
  private final PricedPair prices;
  private final LocalDate asOf;
  private final List<GroupSaving> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private FleetRows(MeasuredWhole whole, PricedPair prices, LocalDate asOf) {
    this.whole = whole;
    this.prices = prices;
    this.asOf = asOf;
  }

  /**
   * The rows, with what could not be counted.
   *
   * @param rows one for each group and sizing
   * @param notes in sentences
   */
  record Found(List<GroupSaving> rows, List<String> notes) {
    static final Found NONE = new Found(List.of(), List.of());

    Found {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }

  static Found of(
      MoneyQuestion money, MeasuredWhole whole, PricedPair prices, Circumstances circumstances) {
    if (money.fleet().isEmpty()) {
      return Found.NONE;
    }
    if (circumstances.barred().isPresent()) {
      return new Found(
          List.of(), List.of("no sums for the fleet: " + circumstances.barred().get()));
    }
    FleetRows fleet = new FleetRows(whole, prices, money.asOf());
    money.fleet().forEach(fleet::add);
    return new Found(fleet.rows, fleet.notes);
  }

  private void add(FleetGroup group) {
    try {
      if (group.move().isEmpty()) {
        rows.addAll(
            FleetSaving.of(
                group,
                prices.baseline(),
                prices.contender(),
                WorkRatio.of(whole.estimate().ratio()),
                asOf));
      } else {
        addPartial(group);
      }
    } catch (MixedPricesException e) {
      notes.add("no sum for " + group.name() + ": " + e.getMessage());
    } catch (ArithmeticException e) {
      notes.add("no sum for " + group.name() + ": it would need more nodes than can be counted");
    }
  }

  private void addPartial(FleetGroup group) {
    List<SuiteAtLoad> moved =
        whole.members().stream()
            .filter(suite -> group.move().contains(suite.name()))
            .filter(suite -> suite.share().share().isPresent())
            .toList();
    TreeSet<String> missing = new TreeSet<>(group.move());
    moved.forEach(suite -> missing.remove(suite.name()));
    if (!missing.isEmpty()) {
      notes.add(
          "no sum for %s: it moves %s, which has no share or was not measured"
              .formatted(group.name(), String.join(", ", missing)));
      return;
    }
    BigDecimal share =
        moved.stream()
            .flatMap(suite -> suite.share().share().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .round(SIGNIFICANT);
    whole
        .weighing()
        .estimate(moved)
        .ifPresent(
            estimate ->
                rows.addAll(
                    new PartialMove(
                            group,
                            share,
                            WorkRatio.of(estimate.ratio()),
                            prices.baseline(),
                            prices.contender())
                        .rows(asOf)));
  }
}
