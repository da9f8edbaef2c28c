package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.Representative;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuiteDescriptionIT {
  private static final SuiteDirectory SUITE = new SuiteDirectory(Path.of("target", "suite"));

  @Test
  void allBenchmarksAreListedWithTheirParameters() throws IOException {
    List<String> codecs = List.of("default", "best");
    List<String> sorts = List.of("none", "timestamp");
    assertThat(
            description().benchmarks().stream()
                .collect(Collectors.toMap(Benchmark::key, Benchmark::parameters)))
        .isEqualTo(
            Map.of(
                "BulkIndex.bulk", Map.of("codec", codecs, "sort", sorts),
                "Refresh.nearRealTime", Map.of(),
                "Search.term", Map.of(),
                "Search.range", Map.of(),
                "Search.sorted", Map.of("sort", sorts),
                "Search.fetch", Map.of("codec", codecs),
                "Aggregate.hourlyHistogram", Map.of()));
  }

  @Test
  void weightsAddUpToOne() throws IOException {
    BigDecimal sum =
        description().representative().stream()
            .map(Representative::weight)
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void theDigestIsThatOfWhatLiesThere() throws IOException {
    assertThat(description().sha256()).isEqualTo(SUITE.sha256());
  }

  @Test
  void librariesAreTheSuitesOwn() throws IOException {
    try (Stream<Path> files = Files.list(SUITE.path().resolve("lib"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString().replaceAll("-[0-9].*", ""))
              .sorted()
              .collect(Collectors.toList());
      assertThat(names)
          .containsExactly(
              "HdrHistogram",
              "archbench-workload",
              "commons-math3",
              "jmh-core",
              "jopt-simple",
              "jspecify",
              "lucene-core");
    }
  }

  private static SuiteDescription description() throws IOException {
    return SUITE.description();
  }
}
