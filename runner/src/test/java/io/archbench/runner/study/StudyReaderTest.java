package io.archbench.runner.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Architecture;
import io.archbench.trial.ThreadCount;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReaderTest {
  /** What every study needs; 8 lines, so that what is added starts at line 9. */
  static final String MINIMAL =
      """
      schema: 1
      study: small
      variants:
        left: {arch: amd64}
        right:
          arch: amd64
      suites:
        indexing: {}
      """;

  @Test
  void theFullExampleOfTheFormatIsRead() throws IOException {
    Study study = full();

    assertThat(study.study()).isEqualTo("controller-nodes");
    assertThat(study.seed()).isEqualTo(20261124L);
    assertThat(study.variants().keySet()).containsExactly("amd64", "arm64");
    Variant arm = entry(study.variants(), "arm64");
    assertThat(arm.arch()).isEqualTo(Architecture.ARM64);
    assertThat(arm.price()).contains(new Price.Listed("azure/Standard_D16ps_v6"));
    assertThat(arm.tolerations().get(0).value()).contains("true");
    assertThat(arm.nodes()).contains(new NodeChoice.Count(5));
    assertThat(study.fleet().get(0).cpus()).isEqualTo(Map.of("Xeon 8370C", new BigDecimal("1.0")));
    assertThat(study.fleet().get(1).hoursPerYear()).isEqualTo(2500);
    assertThat(study.readiness()).contains("scan.json");
    assertThat(entry(entry(study.suites(), "coordination").params(), "peers"))
        .containsExactly(new Literal("1"), new Literal("3"));
    assertThat(entry(study.suites(), "coordination").share().orElseThrow().cpuRequest())
        .contains(new CpuQuantity(500));
    assertThat(study.jmh().warmup()).contains(Duration.ofSeconds(50));
    assertThat(study.jmh().threads()).containsExactly(ThreadCount.QUARTER, ThreadCount.MAX);
    assertThat(study.budget().orElseThrow().usd().orElseThrow()).hasToString("25.00");
    assertThat(study.resources().heap()).contains(new MemoryQuantity(8L << 30));
    assertThat(entry(study.policy().cells(), "indexing/*").alert()).contains(Percent.parse("5%"));
    assertThat(study.kubernetes().orElseThrow().pendingTimeout()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void whatTheFormatOffersAsAlternativesIsReadToo() {
    Study study =
        study(
            """
            schema: 1
            study: other
            variants:
              base: {arch: amd64, suites: {ours: {jar: base/benchmarks.jar}}, nodes: [n1, n2]}
              head:
                arch: amd64
                price: {usdPerHour: "0.5620", source: contract 4711, date: 2026-11-01, extras: [{what: OS disk, usdPerMonth: "9.60"}]}
                pricedAs: true
                resources: {memory: 1Gi, heap: 512Mi}
            comparisons: [{baseline: base, contender: head, axis: build}]
            suites:
              ours: {jar: target/benchmarks.jar, cells: all, share: {weight: .42}}
            jmh: {mode: avgt, timeout: 90s, cells: {"ours/*": {iterations: 3}}}
            """);

    assertThat(entry(study.variants(), "base").nodes())
        .contains(new NodeChoice.Named(List.of("n1", "n2")));
    Price.Stated price = (Price.Stated) entry(study.variants(), "head").price().orElseThrow();
    assertThat(price.usdPerHour().amount()).isEqualByComparingTo("0.5620");
    assertThat(price.date()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(price.extras()).hasSize(1);
    assertThat(entry(study.suites(), "ours").share().orElseThrow().weight())
        .contains(new BigDecimal(".42"));
    assertThat(entry(study.jmh().cells(), "ours/*").iterations()).contains(3);
  }

  @Test
  void whatIsNotStatedHasTheDocumentedDefaults() {
    Study study = study(MINIMAL);

    assertThat(study.seed()).isEqualTo(Defaults.SEED);
    assertThat(study.design()).isEqualTo(Design.ESTIMATE);
    assertThat(study.pairing()).isEqualTo(PairingChoice.AUTO);
    assertThat(study.rounds()).isEqualTo(new Rounds(5, 30, Percent.parse("3%")));
    assertThat(study.policy().equivalence()).isEqualTo(Percent.parse("5%"));
    assertThat(entry(study.suites(), "indexing").cells())
        .isEqualTo(new CellSelection.Preset(CellSelection.Word.QUICK));
    assertThat(study.budget()).isEmpty();
    assertThat(Defaults.jmh(Design.ESTIMATE).warmup()).isEqualTo(Duration.ofSeconds(50));
    assertThat(Defaults.jmh(Design.DETECT).iterations()).isEqualTo(10);
  }

  @Test
  void twoVariantsNeedNoComparisonAndTheFirstIsTheBaseline() {
    ComparisonChoice only = study(MINIMAL).comparisons().get(0);
    assertThat(only.baseline()).isEqualTo("left");
    assertThat(only.contender()).isEqualTo("right");
  }

  @Test
  void aSingleVariantHasNothingToBeComparedWith() {
    assertThat(study(MINIMAL.replace("  left: {arch: amd64}\n", "")).comparisons()).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheStudy() {
    assertThat(study("\uFEFF" + MINIMAL)).isEqualTo(study(MINIMAL));
  }

  @Test
  void anchorsMaySaveTyping() {
    Study study = study(MINIMAL.replace("left: {", "left: &l {") + "resources: &r {heap: 1Gi}\n");
    assertThat(study.variants()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart.yaml", "smoke.yaml"})
  void theExamplesAreValid(String name) throws IOException {
    ParsedStudy parsed = StudyReader.read(Path.of("..", "examples", name));
    assertThat(parsed.study().comparisons()).isNotEmpty();
    assertThat(parsed.text())
        .contains("study: " + parsed.study().study())
        .contains("demonstration: too short to be steady");
  }

  @Test
  void aMissingFileIsAnErrorOfTheFileSystem(@TempDir Path directory) {
    assertThatThrownBy(() -> StudyReader.read(directory.resolve("none.yaml")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileThatIsTooLargeIsNotReadToItsEnd(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("large.yaml");
    Files.write(file, new byte[3 << 20]);
    assertThatThrownBy(() -> StudyReader.read(file))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("expected at most 1 MiB");
  }

  private static <V> V entry(Map<String, V> map, String key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }

  static Study study(String text) {
    return StudyReader.parse("study.yaml", text).study();
  }

  static Study full() throws IOException {
    try (InputStream in = StudyReaderTest.class.getResourceAsStream("full.yaml")) {
      return study(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
