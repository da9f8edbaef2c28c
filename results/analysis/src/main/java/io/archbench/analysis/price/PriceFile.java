package io.archbench.analysis.price;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads prices from CSV: our own header, or OpenCost's.
 *
 * <p>UTF-8 with or without a byte order mark, commas, quotes where a cell holds a comma; empty
 * lines and lines that open with {@code #} say nothing. A price may be said twice; two amounts for
 * one price and day are refused.
 */
public final class PriceFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .setTrim(true)
          .get();

  private final String name;
  private final List<String> problems = new ArrayList<>();

  private PriceFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file; prices without a day in it bear that of the file.
   *
   * @param known tells what a type is where the file does not
   * @throws InvalidPriceFileException if the file holds anything else
   */
  public static List<Price> read(Path file, PriceBook known) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InvalidPriceFileException(List.of(file + ": expected a file, found a directory"));
    }
    try {
      LocalDate day =
          Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
      return parse(file.toString(), Files.readString(file), Optional.of(day), known);
    } catch (CharacterCodingException e) {
      throw new InvalidPriceFileException(
          List.of(file + ": expected UTF-8, found another encoding: save it as CSV in UTF-8"));
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param name of the file, for errors and as a source
   * @param undated day of prices that bear none; absent: each has to
   * @throws InvalidPriceFileException if the text holds anything else
   */
  static List<Price> parse(String name, String text, Optional<LocalDate> undated, PriceBook known) {
    PriceFile file = new PriceFile(name);
    List<Price> prices = file.prices(file.rows(text), undated, known);
    if (!file.problems.isEmpty()) {
      throw new InvalidPriceFileException(file.problems);
    }
    return prices;
  }

  private record Row(long line, List<String> cells) {}

  private List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(marked, FORMAT)) {
      for (CSVRecord record : parser) {
        rows.add(new Row(parser.getCurrentLineNumber(), record.toList()));
      }
    } catch (UncheckedIOException e) {
      throw unreadable(rows, e);
    } catch (IOException e) {
      throw unreadable(rows, e);
    }
    return rows;
  }

  private InvalidPriceFileException unreadable(List<Row> before, Exception cause) {
    long line = before.isEmpty() ? 1 : before.get(before.size() - 1).line() + 1;
    String why = Objects.requireNonNullElse(cause.getCause(), cause).getMessage() + "";
    return new InvalidPriceFileException(
        List.of(
            "%s:%d: expected cells with a comma between them, found a quote that does not fit: %s"
                .formatted(name, line, why)));
  }

  private List<Price> prices(List<Row> rows, Optional<LocalDate> undated, PriceBook known) {
    if (rows.isEmpty()) {
      problems.add(name + ":1: expected the header " + OwnColumns.HEADER + ", found nothing");
      return List.of();
    }
    List<String> header = rows.get(0).cells();
    boolean openCost = OpenCostColumns.isHeader(header);
    (openCost ? OpenCostColumns.misfit(header) : OwnColumns.misfit(header))
        .ifPresent(words -> problems.add(name + ":" + rows.get(0).line() + ": " + words));
    if (!problems.isEmpty()) {
      return List.of();
    }
    Function<PriceRow, Optional<Price>> reader =
        openCost
            ? row -> OpenCostColumns.price(row, name, undated, known)
            : row -> OwnColumns.price(row, known);
    return prices(header, rows.subList(1, rows.size()), reader);
  }

  private List<Price> prices(
      List<String> header, List<Row> rows, Function<PriceRow, Optional<Price>> reader) {
    List<Price> prices = new ArrayList<>();
    Map<String, Said> said = new HashMap<>();
    for (Row row : rows) {
      PriceRow cells = new PriceRow(name, row.line(), header, row.cells(), problems);
      if (cells.fits()) {
        reader.apply(cells).filter(price -> !isRepeated(price, cells, said)).ifPresent(prices::add);
      }
    }
    return prices;
  }

  private record Said(Price price, long line) {}

  private boolean isRepeated(Price price, PriceRow row, Map<String, Said> said) {
    Said before =
        said.putIfAbsent(PriceBook.key(price) + " " + price.date(), new Said(price, row.line()));
    if (before != null && !before.price().perHour().equals(price.perHour())) {
      row.problem(
          "%s of %s: expected one price, found %s here and %s in line %d: keep one"
              .formatted(
                  price.reference(),
                  price.date(),
                  price.perHour(),
                  before.price().perHour(),
                  before.line()));
    }
    return before != null;
  }
}
