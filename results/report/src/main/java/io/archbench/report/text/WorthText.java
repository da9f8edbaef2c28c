package io.archbench.report.text;

import io.archbench.report.view.Change;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.FleetRow;
import io.archbench.report.view.LoadLine;
import io.archbench.report.view.MoneyView;
import io.archbench.report.view.PriceRow;
import io.archbench.report.view.WorthRow;
import io.archbench.report.view.WorthView;
import java.util.stream.Collectors;

/** Suites, the whole, prices and yearly sums, as indented paragraphs. */
record WorthText(Lines lines, Verdicts verdicts) {
  private static final String ROW = "  ";
  private static final String FIGURES = "    ";
  private static final String WRAPPED = "      ";

  void suites(ComparisonView view) {
    WorthView worth = view.worth();
    if (!worth.rows().isEmpty()) {
      lines.blank();
      lines.paragraph("", "Suite by suite (95 % uncertainty)");
      worth.rows().forEach(row -> row(row, worth));
      worth.notes().forEach(note -> lines.paragraph(ROW, note));
    }
  }

  private void row(WorthRow row, WorthView worth) {
    heading(row);
    lines.paragraph(FIGURES, WRAPPED, "share of measured cost: " + row.shareWords());
    lines.paragraph(FIGURES, WRAPPED, "speed: " + speed(row));
    row.work()
        .ifPresent(
            work ->
                lines.paragraph(
                    FIGURES, WRAPPED, "work " + worth.perMoney() + ": " + figures(work)));
    row.cost()
        .ifPresent(
            cost -> lines.paragraph(FIGURES, WRAPPED, "cost of equal work: " + figures(cost)));
    row.reason().ifPresent(words -> lines.paragraph(FIGURES, WRAPPED, words));
    if (row.value().isPresent()) {
      worth.pricedAs().ifPresent(words -> lines.paragraph(FIGURES, WRAPPED, words));
    }
  }

  private void heading(WorthRow row) {
    String indent = ROW;
    for (String part : lines.beside(row.name(), ROW.length() + Verdicts.WIDTH + 1)) {
      boolean first = indent.equals(ROW);
      String verdict = first ? row.outcome().map(verdicts::of).orElse("") : "";
      lines.line(Lines.left(indent + part, Lines.WIDTH - Verdicts.WIDTH) + verdict);
      indent = FIGURES;
    }
  }

  private static String speed(WorthRow row) {
    return row.loads().isEmpty()
        ? "not measured"
        : row.loads().stream().map(line -> speed(line, row)).collect(Collectors.joining("; "));
  }

  private static String speed(LoadLine line, WorthRow row) {
    return row.loads().size() == 1
        ? figures(line.change())
        : figures(line.change()) + ", " + line.load() + (line.chosen() ? ", counts" : "");
  }

  private static String figures(Change change) {
    return change.words()
        + change.uncertainty().map(band -> " (" + band + ")").orElse(" (no interval)");
  }

  void money(MoneyView money) {
    lines.blank();
    lines.paragraph("", "Money");
    money.prices().forEach(this::price);
    lines.paragraph(ROW, money.breakEven());
    money.cancelling().ifPresent(words -> lines.paragraph(ROW, words));
    money.curve().ifPresent(curve -> lines.paragraph(ROW, curve.finding()));
    lines.paragraph(ROW, money.fleetWords());
    money.fleet().all().forEach(row -> fleet(row, money));
    money.notes().forEach(note -> lines.paragraph(ROW, note));
  }

  private void price(PriceRow row) {
    lines.paragraph(
        ROW,
        FIGURES,
        row.variant()
            + ": "
            + row.perHour()
            + row.onTop().map(words -> " (" + words + ")").orElse("")
            + " for "
            + row.product()
            + " ("
            + row.machine()
            + "), "
            + row.region()
            + ", "
            + row.purchase()
            + ", "
            + row.date()
            + ", from: "
            + row.source()
            + "; "
            + row.measuredOn());
  }

  private void fleet(FleetRow row, MoneyView money) {
    lines.paragraph(
        ROW, FIGURES, row.group() + ", " + row.bought() + ", nodes today: " + row.nodesWords());
    lines.paragraph(
        FIGURES,
        WRAPPED,
        row.year().inCentsAgainstToday() + money.pricedAs().map(words -> ", " + words).orElse(""));
    row.year()
        .estimateWords()
        .ifPresent(words -> lines.paragraph(FIGURES, WRAPPED, "at the ratio itself " + words));
    row.notes().forEach(note -> lines.paragraph(FIGURES, WRAPPED, note));
  }
}
