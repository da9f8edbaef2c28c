package io.archbench.analysis.files;

import io.archbench.trial.jmh.JmhResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads JMH's {@code -rf csv} and {@code -rf scsv} files: means without their forks, in the number
 * format of whatever locale JMH ran under.
 */
final class JmhCsv {
  private static final Pattern START = Pattern.compile("\"?Benchmark\"?([,;])");

  private JmhCsv() {}

  /** Whether a text begins as such a file does. */
  static boolean startsLike(String text) {
    return START.matcher(text).lookingAt();
  }

  /**
   * All benchmarks of a file.
   *
   * @throws UnreadableResultFileException naming file and line
   */
  static List<JmhResult> read(String text, String name) {
    Matcher start = START.matcher(text.stripLeading());
    char delimiter = start.lookingAt() ? start.group(1).charAt(0) : ',';
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    long line = 0;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      CsvTable table = null;
      for (CSVRecord row : parser) {
        if (table == null) {
          table = new CsvTable(name, delimiter, row.toList());
        } else {
          table.add(line + 1, row.toList());
        }
        line = parser.getCurrentLineNumber();
      }
      return table == null ? new ArrayList<>() : table.results();
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableResultFileException(
          "%s: line %d: no CSV: %s; let JMH write the file again: -rf csv -rff FILE"
              .formatted(name, line + 1, e.getMessage()),
          e);
    }
  }
}
