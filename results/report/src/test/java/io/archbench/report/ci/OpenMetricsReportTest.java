package io.archbench.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.Tool;
import io.archbench.report.Written;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OpenMetricsReportTest {
  /** Reads by the parser of OpenMetrics, then by that of the older text format. */
  private static final String PARSE =
      """
      import json, sys
      from prometheus_client.openmetrics.parser import text_string_to_metric_families as strict
      from prometheus_client.parser import text_string_to_metric_families as older
      text = open(sys.argv[1], encoding='utf-8', newline='').read()
      read = [{'name': s.name, 'unit': f.unit, 'type': f.type, 'labels': s.labels, 'value': s.value}
              for f in strict(text) for s in f.samples]
      again = [{'name': s.name, 'labels': s.labels, 'value': s.value}
               for f in older(text) for s in f.samples]
      assert [{k: r[k] for k in ('name', 'labels', 'value')} for r in read] == again
      json.dump(read, sys.stdout)
      """;

  @TempDir private Path directory;

  private Tool.Result parse(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("metrics.prom"), text);
    return Tool.PROMETHEUS_CLIENT
        .assume("-c", "import prometheus_client.openmetrics.parser")
        .run("-c", PARSE, file.toString());
  }

  private List<JsonNode> samples(Report report) throws IOException, InterruptedException {
    Tool.Result result = parse(Written.by(ReportFormat.OPEN_METRICS, report));
    assertThat(result.exit()).as(result.err()).isZero();
    return CanonicalJson.read(
            result.out().getBytes(StandardCharsets.UTF_8), JsonNode.class, "samples")
        .valueStream()
        .toList();
  }

  private static Stream<JsonNode> named(List<JsonNode> samples, String name) {
    return samples.stream().filter(sample -> sample.at("/name").asString().equals(name));
  }

  @ParameterizedTest
  @EnumSource(Fixture.class)
  void parsersOfBothFormatsReadEveryReport(Fixture fixture) throws Exception {
    Report report = fixture.report();
    List<JsonNode> samples = samples(report);

    assertThat(named(samples, "archbench_run_info")).hasSize(1);
    for (Outcome outcome : Outcome.values()) {
      double cells =
          named(samples, "archbench_comparison_cells")
              .filter(sample -> sample.at("/labels/outcome").asString().equals(outcome.word()))
              .mapToDouble(sample -> sample.at("/value").asDouble())
              .sum();
      assertThat(cells).isEqualTo(ReportView.of(report).tally().of(outcome));
    }
  }

  @Test
  void theParserRefusesWhatPrometheusWould() throws Exception {
    String whole = Written.by(ReportFormat.OPEN_METRICS, Fixture.DEARER.report());

    assertThat(parse(whole.replace("# EOF\n", "")).exit()).isNotZero();
    assertThat(parse(whole.replace("_seconds seconds", "_seconds hours")).exit()).isNotZero();
    assertThat(parse(whole.replace("study=\"leave", "study=\"\\leave")).exit()).isZero();
    assertThat(parse(whole.replace("study=\"leave", "study=\"lea\"ve")).exit()).isNotZero();
  }

  @Test
  void scoresAreInOneUnitWhateverTheirs() throws Exception {
    List<JsonNode> scores =
        named(samples(Fixture.EXPORTED.report()), "archbench_cell_operations_per_second").toList();

    assertThat(scores)
        .allSatisfy(
            score -> assertThat(score.at("/unit").asString()).isEqualTo("operations_per_second"));
    assertThat(
            scores.stream()
                .filter(score -> score.at("/labels/cell").asString().contains("avgt"))
                .filter(score -> score.at("/labels/variant").asString().equals("g1"))
                .findFirst()
                .orElseThrow()
                .at("/value")
                .asDouble())
        .isBetween(1e6 / 820, 1e6 / 800);
  }

  @Test
  void hostileNamesComeBackAsTheyWere() throws Exception {
    MetricFamily family = new MetricFamily("x", Optional.empty(), "a \\ b\nc");
    String name = "q\"u\\o\nte {}=,# é😀";
    family.add(Map.of("name", name), -1.5e-9);
    Tool.Result result = parse(family + "# EOF\n");

    assertThat(result.exit()).as(result.err()).isZero();
    JsonNode sample =
        CanonicalJson.read(result.out().getBytes(StandardCharsets.UTF_8), JsonNode.class, "samples")
            .get(0);
    assertThat(sample.at("/labels/name").asString()).isEqualTo(name);
    assertThat(sample.at("/value").asDouble()).isEqualTo(-1.5e-9);
  }

  @Test
  void controlCharactersDoNotGetThrough() {
    MetricFamily family = new MetricFamily("x", Optional.empty(), "help");
    family.add(Map.of("name", "a\u0000\r\u001b[2J"), 1);

    assertThat(family.toString()).contains("{name=\"a\uFFFD\uFFFD\uFFFD[2J\"} 1\n");
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    MetricFamily family = new MetricFamily("x", Optional.empty(), "help");
    family.add(Map.of(), Double.NaN);

    assertThat(family.toString()).isEmpty();
  }

  @Test
  void aUnitThatIsNotInTheNameIsRefused() {
    assertThatThrownBy(() -> new MetricFamily("time", Optional.of("seconds"), "help"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("archbench_time does not end with its unit seconds");
  }
}
