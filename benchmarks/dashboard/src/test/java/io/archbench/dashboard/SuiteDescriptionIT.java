package io.archbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.SuiteConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT extends SuiteConformance {

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    return Map.of(
        "Bulk.index", Map.of(),
        "Refresh.slowestPanel", Map.of(),
        "Refresh.whole", Map.of(),
        "Search.discover", Map.of(),
        "FixedRate.refresh", Map.of("rate", List.of("10")),
        "FixedRate.search", Map.of("rate", List.of("50")));
  }

  @Override
  protected List<String> libraries() {
    return List.of(
        "HdrHistogram",
        "RoaringBitmap",
        "archbench-workload",
        "commons-math3",
        "error_prone_annotations",
        "jackson-core",
        "jackson-dataformat-cbor",
        "jackson-dataformat-smile",
        "jackson-dataformat-yaml",
        "jakarta.annotation-api",
        "jmh-core",
        "joda-time",
        "jopt-simple",
        "jspecify",
        "log4j-api",
        "log4j-core",
        "lucene-analysis-common",
        "lucene-backward-codecs",
        "lucene-core",
        "lucene-grouping",
        "lucene-highlighter",
        "lucene-join",
        "lucene-memory",
        "lucene-misc",
        "lucene-queries",
        "lucene-queryparser",
        "lucene-sandbox",
        "lucene-spatial-extras",
        "lucene-spatial3d",
        "lucene-suggest",
        "netty-buffer",
        "netty-codec",
        "netty-codec-http",
        "netty-common",
        "netty-handler",
        "netty-resolver",
        "netty-transport",
        "netty-transport-native-unix-common",
        "opensearch",
        "opensearch-cli",
        "opensearch-common",
        "opensearch-core",
        "opensearch-geo",
        "opensearch-secure-sm",
        "opensearch-task-commons",
        "opensearch-telemetry",
        "opensearch-x-content",
        "reactive-streams",
        "snakeyaml",
        "t-digest",
        "transport-netty4-client");
  }

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of();
  }

  @Test
  void loggingIsOfOneVersion() throws IOException {
    Set<String> versions =
        SUITE.libraries().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("log4j-"))
            .map(name -> name.replaceAll("^log4j-[a-z]+-", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(versions).hasSize(1);
  }

  @Test
  void oneCellIsMeasuredAndLeavesNothingBehind(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("FixedRate.refresh$", "-p", "rate=10"), "-Xmx1g"))
        .contains("# Run complete")
        .doesNotContain("ERROR");
    assertThat(directory.resolve("open-loop.json")).content().contains("\"operations\":4,");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("archbench-"));
    }
  }

  @Test
  void aHeapThatIsTooSmallFailsTheCellWithTheRemedy(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("Refresh.whole$"), "-Xmx128m"))
        .contains("NodeStartException: the heap has 128 MiB")
        .doesNotContain("# Run complete");
  }
}
