package io.archbench.runner.cli;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Savings;
import io.archbench.analysis.price.Savings.SizedSaving;
import io.archbench.report.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Savings as rows, one for each sizing. */
final class SavingsTable {
  private static final int SIZING = 10;
  private static final int NODES = 9;
  private static final int SUM = 16;

  private SavingsTable() {}

  static List<String> of(Savings savings) {
    String currency = savings.fleet().get(0).saving().spend().currency();
    boolean range = savings.ratio().low().isPresent();
    List<String> rows = new ArrayList<>();
    rows.add(
        row(
            "",
            "nodes",
            "nodes",
            "saved a year",
            range ? "low" : "cancelled by",
            range ? "high" : ""));
    rows.add(
        row(
            "sizing",
            "now",
            "then",
            currency,
            range ? currency : currency + "/node/month",
            range ? currency : ""));
    savings.fleet().forEach(each -> rows.add(row(each, range)));
    return rows;
  }

  private static String row(SizedSaving each, boolean range) {
    GroupSaving saving = each.saving();
    return row(
        saving.sizing().word(),
        Sums.count(saving.nodes()),
        nodes(each),
        Sums.amount(saving.perYear()),
        range ? amount(saving.low()) : amount(each.cancelledBy()),
        range ? amount(saving.high()) : "");
  }

  /** How many contender nodes, from the fewest to the most. */
  static String nodes(SizedSaving row) {
    Optional<Integer> fewest = row.nodesHigh();
    Optional<Integer> most = row.nodesLow();
    return fewest.isEmpty() || fewest.equals(most)
        ? Sums.count(row.saving().contenderNodes())
        : Sums.count(fewest.get()) + "-" + Sums.count(most.orElseThrow());
  }

  private static String amount(Optional<Money> money) {
    return money.map(Sums::amount).orElse("-");
  }

  private static String row(
      String sizing, String now, String then, String saved, String fourth, String fifth) {
    return "  "
        + Lines.left(sizing, SIZING)
        + Lines.right(now, NODES)
        + Lines.right(then, NODES)
        + Lines.right(saved, SUM)
        + Lines.right(fourth, SUM)
        + Lines.right(fifth, SUM);
  }
}
