package io.archbench.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.Tool;
import io.archbench.report.Written;
import io.archbench.trial.CellKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchstatReportTest {
  @TempDir private Path directory;

  private String benchstat(String text, String... options)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("benchstat.txt"), text);
    String[] words = new String[options.length + 1];
    System.arraycopy(options, 0, words, 0, options.length);
    words[options.length] = file.toString();
    Tool.Result result = Tool.BENCHSTAT.assume("-h").run(words);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out() + result.err();
  }

  @Test
  void benchstatFindsTheDifferencesThatTheReportHas() throws Exception {
    Report report = Fixture.EXPORTED.report();
    String table =
        benchstat(Written.by(ReportFormat.BENCHSTAT, report), "-col", "variant", "-format", "csv");

    for (CellComparison cell : report.document().comparisons().getFirst().cells()) {
      double ratio = cell.ratio().orElseThrow().value();
      // it compares medians, and times as times
      double expected = cell.unit().startsWith("ops/") ? ratio - 1 : 1 / ratio - 1;
      String unit = cell.unit().startsWith("ops/") ? "ops/s" : "sec/op";
      String row = row(table, unit, BenchstatName.of(cell.key()).substring(9));
      double found = Double.parseDouble(row.split(",", -1)[5].replaceAll("[+%]", "")) / 100;
      assertThat(found).as(row).isBetween(expected - .005, expected + .005);
    }
    assertThat(table).contains("g1,,parallel", "sec/op", "ops/s", "B/op");
  }

  /** A row of the table of one unit. */
  private static String row(String csv, String unit, String name) {
    String table = "";
    for (String line : csv.lines().toList()) {
      List<String> parts = List.of(line.split(",", -1));
      if (parts.size() > 1 && parts.get(0).isEmpty() && parts.get(1).contains("/")) {
        table = parts.get(1);
      }
      if (table.equals(unit) && parts.get(0).equals(name)) {
        return line;
      }
    }
    throw new AssertionError(name + " in " + unit + " is missing in " + csv);
  }

  @Test
  void benchstatReadsNamesThatAreNotMadeForIt() throws Exception {
    String name =
        BenchstatName.of(CellKey.parse("jvm/a$b.c?k%20%3D%2F=%20-8%0A&mode=t%09hrpt:thrpt:t4"));
    String text = "variant: " + BenchstatName.encoded("a\nb: c") + "\n";
    String lines = (name + " 1 5 ops/s\n").repeat(6);

    String table = benchstat(text + lines, "-format", "csv", "-row", ".fullname");

    assertThat(table).contains("variant: a%0Ab%3A+c", name.substring(9) + ",5");
    assertThat(table).doesNotContain("syntax");
  }

  @Test
  void benchstatRefusesANameThatIsNotMadeLegal() throws Exception {
    assertThat(benchstat("Benchmark a 1 5 ops/s\nBenchmarkA b 1 5 ops/s\n"))
        .contains("parsing iteration count");
  }

  @Test
  void cellsThatLookAlikeKeepNamesOfTheirOwn() {
    List<String> names =
        List.of(
                "a/B.c?x=1&y=2:thrpt:t1",
                "a/B.c?x=1%2Fy%3D2:thrpt:t1",
                "a/B.c?x=1%26y%3D2:thrpt:t1",
                "a/B.c?x=1%252Fy%253D2:thrpt:t1",
                "a/B.c?x=1+y:thrpt:t1",
                "a/B.c?x=1%20y:thrpt:t1",
                "a/B.c?mode=thrpt:avgt:t1",
                "a/B.c:thrpt:tmax",
                "a/B.c:thrpt:tquarter")
            .stream()
            .map(CellKey::parse)
            .map(BenchstatName::of)
            .toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).allMatch(name -> name.matches("Benchmark[A-Z]\\S*"));
    assertThat(BenchstatName.of(CellKey.parse("indexing/Search.term?codec=default:thrpt:tmax")))
        .isEqualTo("BenchmarkIndexing/Search.term/codec=default/mode=thrpt/threads=max");
  }

  @Test
  void calibrationIsNoMeasurement() {
    String text = Written.by(ReportFormat.BENCHSTAT, Fixture.EXPORTED.report());

    assertThat(text.lines().filter(line -> line.contains("Search.term")))
        .hasSize(2 * 6)
        .allMatch(line -> line.endsWith(" ops/s 2346 B/op"));
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("infinity", "nan");
  }
}
