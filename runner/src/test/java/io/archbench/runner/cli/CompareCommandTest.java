package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int compare(String... arguments) {
    out.reset();
    err.reset();
    String[] all = new String[arguments.length + 1];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.run(new Console(stream(out), stream(err), false, false), all);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  /** A file of one benchmark with five forks around a rate. */
  private String rates(String name, double rate, String jdk) throws IOException {
    StringJoiner forks = new StringJoiner(",", "[", "]");
    for (int i = 0; i < 5; i++) {
      forks.add("[" + rate * (1 + i / 1000.0) + "," + rate * (1 + i / 1000.0) + "]");
    }
    return file(
        name,
        """
        [{"jmhVersion":"1.37","benchmark":"org.x.A.run","mode":"thrpt","threads":1,"forks":5,
        "jvm":"/jdk/bin/java","jvmArgs":[],"jdkVersion":"%s","vmName":"VM","vmVersion":"1",
        "warmupIterations":5,"warmupTime":"10 s","measurementIterations":2,
        "measurementTime":"10 s","primaryMetric":{"score":%s,"scoreUnit":"ops/s",
        "rawData":%s},"secondaryMetrics":{}}]
        """
            .formatted(jdk, rate, forks));
  }

  @Test
  void twoFilesGiveTheTableOfARun() throws IOException {
    String base = rates("b.json", 100, "21");
    String head = rates("c.json", 120, "21");

    assertThat(compare(base, head, "--names", "before,after")).isEqualTo(ExitCodes.DONE);

    assertThat(out())
        .startsWith("after against before: faster in the only cell\n")
        .contains("before", "after", "20.00 % faster", "jmh/A.run:thrpt:t1", "this machine only")
        .contains("Note: Result files do not say on which CPU")
        .endsWith("before: " + base + "\nafter: " + head + "\n");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-o,json", "--json,"})
  void forProgramsThereIsTheDocument(String option, String value) throws IOException {
    String base = rates("b.json", 100, "21");
    String head = rates("c.json", 120, "21");

    int code = value == null ? compare(base, head, option) : compare(base, head, option, value);

    assertThat(code).isEqualTo(ExitCodes.DONE);
    JsonNode document = new JsonMapper().readTree(out());
    assertThat(document.path("schemaVersion").asInt()).isEqualTo(1);
    JsonNode comparison = document.path("comparisons").path(0);
    assertThat(comparison.path("pairing").asString()).isEqualTo("files");
    assertThat(comparison.path("unit").asString()).isEqualTo("fork");
    assertThat(comparison.path("cells").path(0).path("verdict").path("kind").asString())
        .isEqualTo("improved");
    assertThat(document.path("generatedFrom").path(0).asString()).isEqualTo(base);
  }

  @Test
  void reportsAreWrittenWhereTheyAreAskedFor() throws IOException {
    String base = rates("b.json", 100, "21");
    String head = rates("it's.json", 120, "21");
    Path into = directory.resolve("out/of/it");

    assertThat(compare(base, head, "--report", into.toString())).isEqualTo(ExitCodes.DONE);

    assertThat(into).isDirectoryContaining("glob:**/report.html");
    assertThat(into.resolve("results.csv")).content().contains("jmh,A.run");
    assertThat(into.resolve("comparison.json")).isNotEmptyFile();
    assertThat(into.resolve("report.md"))
        .content()
        .contains("archbench compare " + base + " '", "--report");
    assertThat(into.resolve("report.html"))
        .content()
        .contains("What was compared", "JMH JSON", "The same files give the same figures")
        .doesNotContain("trial record", "Same seed", "What ran");
    assertThat(err()).contains("wrote " + into.resolve("report.html"));
  }

  @Test
  void theSameFilesGiveTheSameBytesUnderAnyLocale() throws IOException {
    String base = rates("b.json", 100.25, "21");
    String head = rates("c.json", 120.75, "21");
    compare(base, head, "-o", "json");
    String first = out();
    compare(base, head);
    String table = out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      compare(base, head, "-o", "json");
      assertThat(out()).isEqualTo(first);
      compare(base, head);
      assertThat(out()).isEqualTo(table);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatDiffersBesideIsSaidWithTheOptionThatAllowsIt() throws IOException {
    String base = rates("b.json", 100, "17");
    String head = rates("c.json", 120, "21");

    assertThat(compare(base, head)).isEqualTo(ExitCodes.DONE);
    assertThat(out()).contains("cannot tell", "differ in jdk.version (17 v 21)", "--allow jdk");

    assertThat(compare(base, head, "--allow", "jdk")).isEqualTo(ExitCodes.DONE);
    assertThat(out()).contains("faster in the only cell");
    assertThat(compare(base, head, "--allow", "jdk.version,jvm")).isEqualTo(ExitCodes.DONE);
    assertThat(out()).contains("faster in the only cell");
  }

  @Test
  void aFieldThatDoesNotExistIsBadUsageWithTheNearest() throws IOException {
    String base = rates("b.json", 100, "17");

    assertThat(compare(base, base, "--allow", "jdk.versoin")).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("no field 'jdk.versoin'", "did you mean 'jdk.version'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "a,b,c", "a,a", ",b"})
  void namesAreTwoAndDifferent(String names) throws IOException {
    String base = rates("b.json", 100, "17");

    assertThat(compare(base, base, "--names", names)).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("--names: expected two different names");
  }

  @Test
  void pricesMakeItAQuestionOfMoney() throws IOException {
    String base = rates("b.json", 100, "21");
    String head = rates("c.json", 90, "21");

    int code =
        compare(
            base,
            head,
            "--price-baseline",
            "azure/Standard_D16_v3",
            "--price-contender",
            "0.562",
            "-o",
            "json");

    assertThat(code).isEqualTo(ExitCodes.DONE);
    JsonNode comparison = new JsonMapper().readTree(out()).path("comparisons").path(0);
    JsonNode pricing = comparison.path("pricing");
    assertThat(pricing.path("breakEven").asDouble()).isCloseTo(.562 / .768, within(1e-15));
    assertThat(pricing.path("baseline").path("pricedAs").asBoolean()).isTrue();
    assertThat(pricing.path("baseline").path("perHour").path("amount").asString())
        .startsWith("0.768");
    assertThat(pricing.path("contender").path("price").path("source").asString())
        .isEqualTo("command line");
    assertThat(comparison.path("whole").path("value").path("verdict").path("kind").asString())
        .isEqualTo("cheaper");
    assertThat(comparison.path("certainty").path("word").asString()).isEqualTo("low");
  }

  @Test
  void pricesOfOnesOwnAreReadFromAFile() throws IOException {
    String base = rates("b.json", 100, "21");
    String own =
        file(
            "prices.csv",
            "provider,type,purchase,currency,perHour,date,source\nown,box,on-demand,USD,0.5,2026-11-01,contract\n");

    int code =
        compare(
            base,
            base,
            "--price-baseline",
            "own/box",
            "--price-contender",
            "own/box",
            "--prices",
            own,
            "-o",
            "json");

    assertThat(err()).isEmpty();
    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(out()).contains("\"contract\"");
  }

  @Test
  void onePriceAloneIsBadUsage() throws IOException {
    String base = rates("b.json", 100, "17");

    assertThat(compare(base, base, "--price-baseline", "0.5")).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("--price-contender is missing");
    assertThat(compare(base, base, "--price-contender", "0.5")).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("--price-baseline is missing");
  }

  @Test
  void aPriceThatIsNotKnownOrNoneIsBadUsage() throws IOException {
    String base = rates("b.json", 100, "17");

    assertThat(
            compare(
                base, base, "--price-baseline", "azure/Standard_D16_v33", "--price-contender", "1"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("azure/Standard_D16_v3");
    assertThat(compare(base, base, "--price-baseline", "0.00", "--price-contender", "1"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("a price is above 0");
  }

  @Test
  void whatIsNoResultFileIsBadUsageInOneSentence() throws IOException {
    String base = rates("b.json", 100, "17");
    String empty = file("empty.json", "");
    String missing = directory.resolve("missing.json").toString();

    assertThat(compare(base, missing)).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).isEqualTo("archbench: " + missing + ": no such file\n");
    assertThat(compare(empty, base)).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).startsWith("archbench: " + empty + ": is empty");
    assertThat(compare(directory.toString(), base)).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).startsWith("archbench: " + directory + ": is a directory");
    assertThat(compare(base + "," + base, base)).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("hold the same bytes");
    assertThat(out()).isEmpty();
  }

  @Test
  void nothingComparedIsNoPass() throws IOException {
    String base = rates("b.json", 100, "17");
    String other =
        file("o.json", Files.readString(Path.of(base)).replace("org.x.A.run", "org.x.A.walk"));

    assertThat(compare(base, other)).isEqualTo(ExitCodes.BENCHMARK);
    assertThat(err()).contains("nothing could be compared");
  }

  @Test
  void aReportIntoAFileIsAnInfrastructureFailure() throws IOException {
    String base = rates("b.json", 100, "17");

    assertThat(compare(base, base, "--report", base)).isEqualTo(ExitCodes.INFRASTRUCTURE);
    assertThat(err()).contains(base);
  }
}
