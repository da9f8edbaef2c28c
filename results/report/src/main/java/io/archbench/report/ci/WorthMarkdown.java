package io.archbench.report.ci;

import io.archbench.report.view.Change;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.ConfidenceView;
import io.archbench.report.view.Figures;
import io.archbench.report.view.FleetRow;
import io.archbench.report.view.LoadLine;
import io.archbench.report.view.MoneyView;
import io.archbench.report.view.PriceRow;
import io.archbench.report.view.WorthRow;
import io.archbench.report.view.WorthView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suites and the whole as a table, and the money behind them folded away. */
record WorthMarkdown(BoundedText text) {
  private static final int MOST_GROUPS = 12;

  void write(ComparisonView view) {
    WorthView worth = view.worth();
    if (!worth.rows().isEmpty()) {
      suites(worth);
    }
    view.money().ifPresent(this::money);
  }

  private void suites(WorthView worth) {
    text.add(
        worth.priced()
            ? "| cost | suite | share of measured cost | speed | work "
                + MarkdownText.prose(worth.perMoney())
                + " | cost of equal work | notes |\n|---|---|---|---|---|---|---|\n"
            : "| suite | share of measured cost | speed |\n|---|---|---|\n");
    text.addAll(
        worth.rows().stream().map(row -> worth.priced() ? priced(row, worth) : plain(row)).toList(),
        "suite");
    text.addAll(
        worth.notes().stream().map(note -> "- " + MarkdownText.prose(note) + "\n").toList(),
        "note");
  }

  private static String plain(WorthRow row) {
    return line(name(row), MarkdownText.prose(row.shareWords()), speed(row));
  }

  private static String priced(WorthRow row, WorthView worth) {
    String notes =
        Stream.of(
                row.reason(), row.value().isPresent() ? worth.pricedAs() : Optional.<String>empty())
            .flatMap(Optional::stream)
            .map(MarkdownText::prose)
            .collect(Collectors.joining("; "));
    return line(
        row.outcome().map(outcome -> outcome.tag()).orElse("none"),
        name(row),
        MarkdownText.prose(row.shareWords()),
        speed(row),
        row.work().map(WorthMarkdown::figures).orElse(""),
        row.cost().map(WorthMarkdown::figures).orElse(""),
        notes);
  }

  private static String name(WorthRow row) {
    return row.isWhole() ? "**" + row.name() + "**" : MarkdownText.code(row.name());
  }

  private static String speed(WorthRow row) {
    return row.loads().isEmpty()
        ? "not measured"
        : row.loads().stream().map(line -> speed(line, row)).collect(Collectors.joining("<br>"));
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

  private void money(MoneyView money) {
    String block =
        "<details><summary>Money: prices and sums of a year</summary>\n\n"
            + money.prices().stream().map(WorthMarkdown::price).collect(Collectors.joining())
            + sentences(money)
            + "\n"
            + fleet(money)
            + "</details>\n\n";
    if (!text.add(block)) {
      text.left(1, "section, on money");
    }
  }

  private static String price(PriceRow row) {
    return "- "
        + MarkdownText.code(row.variant())
        + ": "
        + row.perHour()
        + row.onTop().map(words -> " (" + words + ")").orElse("")
        + " for "
        + MarkdownText.code(row.product())
        + " ("
        + MarkdownText.code(row.machine())
        + "), "
        + MarkdownText.code(row.region())
        + ", "
        + MarkdownText.code(row.purchase())
        + ", "
        + row.date()
        + ", from "
        + MarkdownText.code(row.source())
        + ", "
        + MarkdownText.code(row.measuredOn())
        + "\n";
  }

  private static String sentences(MoneyView money) {
    return Stream.of(
            Stream.of(money.breakEven()),
            money.cancelling().stream(),
            money.curve().map(ConfidenceView::finding).stream(),
            money.notes().stream(),
            Stream.of(money.fleetWords()))
        .flatMap(sentences -> sentences)
        .map(sentence -> "- " + MarkdownText.prose(sentence) + "\n")
        .collect(Collectors.joining());
  }

  private static String fleet(MoneyView money) {
    List<FleetRow> rows = money.fleet().all();
    if (rows.isEmpty()) {
      return "";
    }
    int more = Math.max(0, rows.size() - MOST_GROUPS);
    return "| group | nodes are bought | nodes today | in a year | spent today | notes |\n"
        + "|---|---|---|---|--:|---|\n"
        + rows.stream()
            .limit(MOST_GROUPS)
            .map(row -> group(row, money))
            .collect(Collectors.joining())
        + (more == 0 ? "" : "\n" + Figures.count(more, "more row") + "\n")
        + "\n";
  }

  private static String group(FleetRow row, MoneyView money) {
    List<String> notes = new ArrayList<>();
    row.year().estimateWords().ifPresent(words -> notes.add("at the ratio itself " + words));
    money.pricedAs().ifPresent(notes::add);
    notes.addAll(row.notes());
    return line(
        MarkdownText.code(row.group()),
        row.bought(),
        row.nodesWords(),
        row.year().inCents(),
        row.year().spendInCents(),
        MarkdownText.prose(String.join("; ", notes)));
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
