package io.archbench.runner.cli;

import io.archbench.analysis.price.Price;
import io.archbench.report.text.Lines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Prices as a table for a terminal: one block for what was bought in one place on one day. */
final class PricesText {
  private static final String INDENT = "  ";

  private final Lines lines = new Lines();

  private record Block(
      String provider,
      String region,
      String purchase,
      String currency,
      LocalDate date,
      String source) {
    static Block of(Price price) {
      return new Block(
          price.provider(),
          price.region(),
          price.purchase().word(),
          price.perHour().currency(),
          price.date(),
          price.source());
    }

    String words() {
      return "%s%s, %s, %s an hour, %s (%s)"
          .formatted(
              provider, region.isEmpty() ? "" : " " + region, purchase, currency, date, source);
    }
  }

  private record Column(String name, boolean right, Function<Price, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("type", false, Price::product),
          new Column("arch", false, price -> known(price.architecture().map(Object::toString))),
          new Column("vCPU", true, price -> known(price.vCpus().map(Object::toString))),
          new Column("memory", true, price -> known(price.memoryWords())),
          new Column("price", false, price -> Sums.hourly(price.perHour().amount())),
          new Column("disk", false, price -> price.localDisk().orElse("")));

  private PricesText() {}

  static String of(List<Price> prices) {
    PricesText text = new PricesText();
    Map<Block, List<Price>> blocks = new LinkedHashMap<>();
    prices.forEach(
        price -> blocks.computeIfAbsent(Block.of(price), block -> new ArrayList<>()).add(price));
    int[] widths = COLUMNS.stream().mapToInt(column -> width(column, prices)).toArray();
    blocks.forEach((block, inBlock) -> text.block(block, inBlock, widths));
    text.lines.paragraph(
        "",
        "Whole nodes with Linux. Name a price as provider/type[@region][:purchase], such as "
            + prices.get(0).reference()
            + ".");
    return text.lines.toString();
  }

  private void block(Block block, List<Price> prices, int[] widths) {
    lines.paragraph("", INDENT, block.words());
    row(Column::name, widths);
    prices.forEach(price -> row(column -> column.cell().apply(price), widths));
    lines.blank();
  }

  private void row(Function<Column, String> cell, int[] widths) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column column = COLUMNS.get(i);
      String words = Lines.clean(cell.apply(column));
      row.append(INDENT)
          .append(column.right() ? Lines.right(words, widths[i]) : Lines.left(words, widths[i]));
    }
    lines.line(row.toString());
  }

  private static int width(Column column, List<Price> prices) {
    return prices.stream()
        .map(column.cell())
        .mapToInt(String::length)
        .reduce(column.name().length(), Math::max);
  }

  private static String known(Optional<String> words) {
    return words.orElse("-");
  }
}
