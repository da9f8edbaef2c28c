package io.archbench.agent.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.suite.SuiteDeclaration;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Annotations;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.OpenLoop;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Optional;

class SuiteDescriberTest {
  private static final String LIST = "META-INF/BenchmarkList";

  @TempDir private Path directory;

  @Test
  void benchmarksHaveTheirModesAndAllParameterValues() throws IOException {
    thinSuite(
        entry("team.Search", "term", Mode.Throughput, Map.of("codec", values("lz4", "a,b=\tc"))),
        entry("team.Search", "term", Mode.SampleTime, Map.of("codec", values("lz4", "a,b=\tc"))),
        entry("team.Search", "commit", Mode.All, Map.of()));

    List<Benchmark> benchmarks = describe("[]").benchmarks();

    assertThat(benchmarks)
        .extracting(Benchmark::key)
        .containsExactly("Search.commit", "Search.term");
    assertThat(benchmarks.get(0).modes())
        .containsExactlyInAnyOrder("thrpt", "avgt", "sample", "ss");
    assertThat(benchmarks.get(1).method()).isEqualTo("team.Search.term");
    assertThat(benchmarks.get(1).modes()).containsExactlyInAnyOrder("thrpt", "sample");
    assertThat(benchmarks.get(1).parameters())
        .containsEntry("codec", List.of("lz4", "a,b=\tc"))
        .hasSize(1);
  }

  @Test
  void whatAnnotationsSayOfLengthsThreadsAndFlagsIsKept() throws IOException {
    thinSuite(
        annotated("team.Search", "term"),
        entry("team.Search", "commit", Mode.Throughput, Map.of("@odd", values("1"))));

    List<Benchmark> benchmarks = describe("[]").benchmarks();

    assertThat(benchmarks.get(1).annotations())
        .contains(
            new Annotations(
                java.util.Optional.of(4),
                java.util.Optional.of(7),
                java.util.Optional.of(Duration.ofMillis(2500)),
                java.util.Optional.of(3),
                java.util.Optional.empty(),
                List.of("-Dteam=a,b c", "-Xss2m")));
    assertThat(benchmarks.get(0).annotations()).isEmpty();
    assertThat(benchmarks.get(0).parameters()).containsKey("@odd");
  }

  @Test
  void aJarOfWhichNothingIsDeclaredIsDescribedByItsBenchmarks() throws IOException {
    thinSuite(entry("team.Search", "term", Mode.Throughput, Map.of()));

    SuiteDescriber.describe(suite(), SuiteDeclaration.ofJar("ours"), suite().resolve("suite.json"));

    SuiteDescription description = new SuiteDirectory(suite()).description();
    assertThat(description.name()).isEqualTo("ours");
    assertThat(description.quick()).containsExactly("*");
    assertThat(description.representative()).isEmpty();
  }

  @Test
  void twoClassesOfOneNameAreToldApartByTheirPackages() throws IOException {
    thinSuite(
        entry("team.one.Search", "term", Mode.Throughput, Map.of()),
        entry("team.two.Search", "term", Mode.Throughput, Map.of()),
        entry("team.two.Search", "phrase", Mode.Throughput, Map.of()));

    assertThat(describe("[]").benchmarks())
        .extracting(Benchmark::key)
        .containsExactly("team.one.Search.term", "Search.phrase", "team.two.Search.term");
  }

  @Test
  void theDeclarationAndTheDigestAreTakenOver() throws IOException {
    thinSuite(entry("team.Search", "term", Mode.Throughput, Map.of("size", values("1", "2"))));

    SuiteDescription description =
        describe("[{\"cell\": \"Search.term?size=2\", \"weight\": \"1\"}]");

    assertThat(description.name()).isEqualTo("ours");
    assertThat(description.sha256()).isEqualTo(new SuiteDirectory(suite()).sha256());
    assertThat(description.defaultHeap()).isEqualTo("64Mi");
    assertThat(description.representative()).hasSize(1);
  }

  @Test
  void aJarThatHoldsEverythingNeedsNoLibraries() throws IOException {
    Files.createDirectories(suite());
    try (JarOutputStream jar = jar()) {
      for (Path library : libraries()) {
        copy(library, jar);
      }
      list(jar, entry("team.Search", "term", Mode.Throughput, Map.of()));
    }

    assertThat(describe("[]").benchmarks()).extracting(Benchmark::key).contains("Search.term");
  }

  @Test
  void aRepresentativeCellThatIsNotThereIsRefused() throws IOException {
    thinSuite(entry("team.Search", "term", Mode.Throughput, Map.of("size", values("1"))));

    assertThatThrownBy(() -> describe("[{\"cell\": \"Search.phrase\", \"weight\": \"1\"}]"))
        .isInstanceOf(UndescribableSuiteException.class)
        .hasMessageContaining("Search.phrase")
        .hasMessageContaining("Search.term");
    assertThatThrownBy(() -> describe("[{\"cell\": \"Search.term?size=9\", \"weight\": \"1\"}]"))
        .isInstanceOf(UndescribableSuiteException.class)
        .hasMessageContaining("size=9");
  }

  @Test
  void anOpenLoopNeedsItsRateAndItsClosedLoop() throws IOException {
    thinSuite(
        entry(
            "team.Open",
            "read",
            Mode.SingleShotTime,
            Map.of("rate", values("1"), "n", values("1"))),
        entry("team.Closed", "read", Mode.Throughput, Map.of("n", values("1"))),
        entry("team.Closed", "other", Mode.Throughput, Map.of()));

    openLoop("Open.read", "rate", "Closed.read");
    assertThat(new SuiteDirectory(suite()).description().openLoop()).hasSize(1);
    assertThatThrownBy(() -> openLoop("Open.read", "speed", "Closed.read"))
        .hasMessageContaining("Open.read has no parameter speed");
    assertThatThrownBy(() -> openLoop("Open.read", "rate", "Closed.none"))
        .hasMessageContaining("'Closed.none', which is no benchmark");
    assertThatThrownBy(() -> openLoop("Open.read", "rate", "Closed.other"))
        .hasMessageContaining("Closed.other has not the parameters of Open.read: [n]");
  }

  private void openLoop(String benchmark, String parameter, String closedLoop) throws IOException {
    SuiteDeclaration plain = SuiteDeclaration.ofJar("ours");
    SuiteDescriber.describe(
        suite(),
        new SuiteDeclaration(
            plain.name(),
            plain.standsFor(),
            plain.description(),
            plain.quick(),
            plain.representative(),
            plain.jvmFlags(),
            plain.profilers(),
            List.of(new OpenLoop(benchmark, parameter, closedLoop)),
            plain.needs(),
            plain.defaultHeap(),
            plain.embedded()),
        suite().resolve("suite.json"));
  }

  @Test
  void aSuiteWithoutBenchmarksIsRefused() throws IOException {
    thinSuite();

    assertThatThrownBy(() -> describe("[]"))
        .isInstanceOf(UndescribableSuiteException.class)
        .hasMessageContaining("annotation processor");
  }

  @Test
  void aSuiteWithoutJmhIsRefused() throws IOException {
    thinSuite(entry("team.Search", "term", Mode.Throughput, Map.of()));
    for (Path library : libraries()) {
      Files.delete(suite().resolve("lib").resolve(library.getFileName()));
    }

    assertThatThrownBy(() -> describe("[]"))
        .isInstanceOf(UndescribableSuiteException.class)
        .hasMessageContaining("JMH");
  }

  private SuiteDescription describe(String representative) throws IOException {
    Path declaration = directory.resolve("declaration.json");
    Files.writeString(
        declaration,
        """
        {"name": "ours", "standsFor": "us", "description": "words", "quick": ["*"],
         "representative": %s, "jvmFlags": [], "profilers": [], "openLoop": [],
         "needs": {"cpus": 1, "diskMiB": 0, "shmMiB": 0, "ports": false}, "defaultHeap": "64Mi"}
        """
            .formatted(representative));
    SuiteDescriber.describe(suite(), declaration, suite().resolve("suite.json"));
    return new SuiteDirectory(suite()).description();
  }

  private void thinSuite(BenchmarkListEntry... entries) throws IOException {
    Path lib = Files.createDirectories(suite().resolve("lib"));
    for (Path library : libraries()) {
      Files.copy(library, lib.resolve(library.getFileName()));
    }
    try (JarOutputStream jar = jar()) {
      list(jar, entries);
    }
  }

  private Path suite() {
    return directory.resolve("suite");
  }

  private JarOutputStream jar() throws IOException {
    OutputStream file = Files.newOutputStream(suite().resolve("suite.jar"));
    return new JarOutputStream(file);
  }

  private static void list(JarOutputStream jar, BenchmarkListEntry... entries) throws IOException {
    jar.putNextEntry(new JarEntry(LIST));
    String lines =
        Stream.of(entries).map(BenchmarkListEntry::toLine).collect(Collectors.joining("\n"));
    jar.write(lines.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }

  private static void copy(Path library, JarOutputStream jar) throws IOException {
    try (JarInputStream in = new JarInputStream(Files.newInputStream(library))) {
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
          jar.putNextEntry(new JarEntry(entry.getName()));
          in.transferTo(jar);
          jar.closeEntry();
        }
      }
    }
  }

  /** JMH and what it needs, from this test's own class path. */
  private static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(
            path ->
                path.getFileName().toString().matches("(jmh-core|jopt-simple|commons-math3).*jar"))
        .toList();
  }

  private static String[] values(String... values) {
    return values;
  }

  private static BenchmarkListEntry annotated(String type, String method) {
    return new BenchmarkListEntry(
        type,
        type + "_generated",
        method,
        Mode.Throughput,
        Optional.of(4),
        new int[] {1},
        Optional.none(),
        Optional.of(7),
        Optional.of(TimeValue.milliseconds(2500)),
        Optional.none(),
        Optional.of(3),
        Optional.none(),
        Optional.none(),
        Optional.of(5),
        Optional.none(),
        Optional.none(),
        Optional.<Collection<String>>of(List.of("-Dteam=a,b c", "-Xss2m")),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none());
  }

  private static BenchmarkListEntry entry(
      String type, String method, Mode mode, Map<String, String[]> parameters) {
    return new BenchmarkListEntry(
        type,
        type + "_generated",
        method,
        mode,
        Optional.none(),
        new int[] {1},
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        Optional.none(),
        parameters.isEmpty() ? Optional.none() : Optional.eitherOf(parameters),
        Optional.none(),
        Optional.none(),
        Optional.none());
  }
}
