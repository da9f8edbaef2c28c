package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.ResultFileReader;
import io.archbench.trial.jmh.JmhResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real results of public projects through the command itself, against facts found independently
 * with NumPy and SciPy. The files are too large for this repository and lie beside it.
 */
class RecordedFilesTest {
  private static final String WHERE = "shared/data/jmh";
  private static final String CLIENT = "prometheus__client_java/2026-05-%s-11cb921.json";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void filesAreThere() {
    assumeTrue(
        folder().isPresent() || System.getenv("ARCHBENCH_REQUIRE_RECORDED_FILES") != null,
        "the recorded JMH results are not beside this checkout");
  }

  /** The folder beside this checkout, or beside one of the folders that hold it. */
  private static Optional<Path> folder() {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), path -> path != null, path -> path.getParent())
        .map(path -> path.resolve(WHERE))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static Path file(String name) {
    return folder().orElseThrow().resolve(name);
  }

  private JsonNode compare(int code, String baseline, String contender, String... more) {
    out.reset();
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "compare", file(baseline).toString(), file(contender).toString(), "--json"),
                Stream.of(more))
            .toArray(String[]::new);
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(stream, err, false, false), arguments)).isEqualTo(code);
    return new JsonMapper().readTree(out.toByteArray()).path("comparisons").path(0);
  }

  private static List<JsonNode> cells(JsonNode comparison) {
    return StreamSupport.stream(comparison.path("cells").spliterator(), false).toList();
  }

  private static List<JsonNode> compared(JsonNode comparison) {
    return cells(comparison).stream().filter(cell -> cell.has("ratio")).toList();
  }

  private static JsonNode cell(JsonNode comparison, String benchmark) {
    return cells(comparison).stream()
        .filter(cell -> cell.path("key").asString().startsWith("jmh/" + benchmark + ":"))
        .findFirst()
        .orElseThrow();
  }

  private static String figures(JsonNode ratio) {
    return String.format(
        Locale.ROOT,
        "%.4f [%.4f %.4f]",
        ratio.path("value").asDouble(),
        ratio.path("low95").asDouble(),
        ratio.path("high95").asDouble());
  }

  @ParameterizedTest
  @CsvSource({
    "09, 11, CounterBenchmark.prometheusAdd,                 1.0139 [0.9843 1.0443], 2.06",
    "09, 11, CounterBenchmark.prometheusNoLabelsInc,         0.9943 [0.9724 1.0167], ''",
    "09, 11, TextFormatUtilBenchmark.openMetricsWriteToNull, 1.0264 [1.0172 1.0357], ''",
    "09, 10, CounterBenchmark.prometheusNoLabelsInc,         0.9209 [0.9001 0.9421], ''",
    "09, 10, TextFormatUtilBenchmark.prometheusWriteToNull,  1.1670 [1.1476 1.1866], ''",
    "09, 10, HistogramBenchmark.prometheusClassic,           1.0202 [0.4237 2.4566], ''"
  })
  void threeForksGiveThePublishedIntervalsAndNoVerdict(
      String baseline, String contender, String benchmark, String ratio, String df) {
    JsonNode cell =
        cell(compare(0, CLIENT.formatted(baseline), CLIENT.formatted(contender)), benchmark);

    assertThat(figures(cell.path("ratio"))).isEqualTo(ratio);
    if (!df.isEmpty()) {
      assertThat(String.format(Locale.ROOT, "%.2f", cell.path("df").asDouble())).isEqualTo(df);
    }
    assertThat(cell.path("verdict").path("kind").asString()).isEqualTo("inconclusive");
    assertThat(cell.path("flags").toString()).contains("this machine only");
  }

  @Test
  void allocationsAreThoseOfTheFile() {
    JsonNode comparison = compare(0, CLIENT.formatted("09"), CLIENT.formatted("11"));

    assertThat(
            cell(comparison, "TextFormatUtilBenchmark.prometheusWriteToNull")
                .path("allocation")
                .path("baseline")
                .asDouble())
        .isCloseTo(19200.0014, org.assertj.core.api.Assertions.within(1e-4));
  }

  @Test
  void benchmarksWithoutAPartnerAreNew() {
    JsonNode comparison =
        compare(
            0,
            "plokhotnyuk__jsoniter-scala/play-json-default-jdk17.json",
            "plokhotnyuk__jsoniter-scala/play-json-jsoniter-jdk17.json");

    assertThat(compared(comparison)).hasSize(106);
    assertThat(
            cells(comparison).stream()
                .filter(cell -> cell.path("flags").toString().contains("\"new\""))
                .map(cell -> cell.path("key").asString().replaceAll("jmh/|\\?.*", "")))
        .containsExactly("ArrayOfBigIntsWriting.playJson", "BigIntWriting.playJson");
  }

  @ParameterizedTest
  @CsvSource({"orangepi5p, 0.6762", "c9a.large, 1.2717"})
  void meansOfOtherArchitecturesGiveThePublishedGeometricMean(String machine, String mean) {
    JsonNode comparison =
        compare(
            0,
            "alibaba__fastjson2/2.0.60_c9i.large_jdk-25.csv",
            "alibaba__fastjson2/2.0.60_" + machine + "_jdk-25.csv");

    assertThat(compared(comparison)).hasSize(69);
    double sum =
        compared(comparison).stream()
            .mapToDouble(cell -> Math.log(cell.path("ratio").path("value").asDouble()))
            .sum();
    assertThat(String.format(Locale.ROOT, "%.4f", Math.exp(sum / 69))).isEqualTo(mean);
    assertThat(compared(comparison))
        .allSatisfy(cell -> assertThat(cell.path("ratio").has("low95")).isFalse());
  }

  @Test
  void decimalCommasAreNoThousands() {
    ResultFile file =
        ResultFileReader.read(
            file("optimatika__ojAlgo-linear-algebra-benchmark/OpenJ9-multiply-jmh-result.csv"));

    assertThat(file.results()).hasSize(28);
    JmhResult first = file.results().get(0);
    assertThat(first.parameters()).containsEntry("dim", "100").containsEntry("lib", "ACM");
    assertThat(first.summary().score()).hasValue(50883.752164);
    assertThat(first.unit()).isEqualTo("ops/min");
  }

  @Test
  void whatWasMeasuredOnceIsReadAndNotCompared() {
    String lines = "dkomanov__stuff/read-lines-jmh_2017-12-17_ssd.json";
    JsonNode comparison = compare(4, lines, lines);

    assertThat(cells(comparison)).hasSize(392);
    assertThat(compared(comparison)).isEmpty();
    assertThat(comparison.toString()).contains("measured once");
  }

  @Test
  void anotherJdkIsUnfairUnlessItIsWhatIsCompared() {
    String jdk8 = "skjolber__json-log-filter/jmh-results-1.0.0.jdk8.json";
    String jdk11 = "skjolber__json-log-filter/jmh-results-1.0.0.jdk11.json";

    assertThat(compare(0, jdk8, jdk11).path("fairness").toString())
        .contains("{\"baseline\":\"1.8.0_252\",\"class\":\"differs\",\"contender\":\"11.0.6\"");
    assertThat(compare(0, jdk8, jdk11, "--allow", "jdk").path("fairness").toString())
        .doesNotContain("differs");
  }

  @Test
  void theModesOfOneFileAreCellsOfTheirOwn() {
    JsonNode comparison =
        compare(
            0,
            "casbin__jcasbin/jmh-result-0b7774d9.json",
            "casbin__jcasbin/jmh-result-9fbceefa.json");

    assertThat(cells(comparison)).hasSize(86);
    assertThat(compared(comparison)).hasSize(37);
  }

  @Test
  void namesWithCommasAreOneFile() {
    JsonNode comparison =
        compare(
            0,
            "ozkanpakdil__java-benchmarks/17.0.6-OpenJDK 64-Bit Server VM-Azul Systems, Inc..json",
            "ozkanpakdil__java-benchmarks/17.0.6-Eclipse OpenJ9 VM-Eclipse OpenJ9.json");

    assertThat(compared(comparison)).hasSize(12);
  }

  @Test
  void histogramsOfSampledTimesGiveRatios() {
    JsonNode comparison =
        compare(
            0,
            "vietj__pg-client-concurrency-benchmark/jmh-result-1fba64a8.json",
            "vietj__pg-client-concurrency-benchmark/jmh-result-c9074208.json");

    assertThat(compared(comparison)).hasSize(2);
    assertThat(cells(comparison)).hasSize(10);
  }

  @Test
  void aStoreGivesItsNewestPoint() {
    ResultFile file =
        ResultFileReader.read(file("partiql__partiql-lang-kotlin/data-2023-04-04.json"));

    assertThat(file.results()).hasSizeBetween(73, 87);
    assertThat(file.notes().get(0)).contains("53 points", "2023-04-04");
  }

  @Test
  void everyFileIsReadWithoutAWarningThatHidesData() throws IOException {
    try (Stream<Path> files = Files.walk(folder().orElseThrow())) {
      List<Path> results =
          files.filter(path -> path.toString().matches(".*\\.(json|csv)")).sorted().toList();
      assertThat(results).hasSizeGreaterThan(25);
      for (Path path : results) {
        ResultFile file = ResultFileReader.read(path);
        assertThat(file.results()).as("%s", path).isNotEmpty();
        assertThat(file.results())
            .as("%s", path)
            .allSatisfy(
                result -> {
                  assertThat(result.unusable()).isZero();
                  assertThat(result.summary().score()).isPresent();
                });
        assertThat(file.notes()).as("%s", path).noneMatch(note -> note.contains("UTF-8"));
      }
    }
  }
}
