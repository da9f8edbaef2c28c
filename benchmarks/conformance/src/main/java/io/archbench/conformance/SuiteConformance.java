package io.archbench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.Representative;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every suite has to hold, asked of what its build left; a suite's test inherits it. */
public abstract class SuiteConformance {
  /** The suite that is looked at. */
  protected static final BuiltSuite SUITE = BuiltSuite.ofThisModule();

  /** All benchmarks with their parameters. */
  protected abstract Map<String, Map<String, List<String>>> benchmarks();

  /** All libraries, by name and without versions, in order. */
  protected abstract List<String> libraries();

  /** Those with native code for Linux. */
  protected abstract Set<String> nativeLibraries();

  /**
   * What the lint finds and is meant to be so: practice and place, with the reason. A place may end
   * with {@code *}.
   */
  protected Map<String, String> accepted() {
    return Map.of();
  }

  @Test
  void allBenchmarksAreListedWithTheirParameters() throws IOException {
    assertThat(
            SUITE.description().benchmarks().stream()
                .collect(Collectors.toMap(Benchmark::key, Benchmark::parameters)))
        .isEqualTo(benchmarks());
  }

  @Test
  void weightsAddUpToOneAndNoneIsGivenToAFixedRate() throws IOException {
    List<Representative> representative = SUITE.description().representative();
    BigDecimal sum =
        representative.stream()
            .map(Representative::weight)
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(representative).noneMatch(each -> each.cell().startsWith("FixedRate"));
  }

  @Test
  void theQuickSetIsSmallAndNamesWholeCells() throws IOException {
    assertThat(SUITE.description().quick())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(5)
        .noneMatch(pattern -> pattern.contains("*"));
  }

  @Test
  void theDigestIsThatOfWhatLiesThere() throws IOException {
    assertThat(SUITE.description().sha256()).isEqualTo(SUITE.directory().sha256());
  }

  @Test
  void librariesAreTheSuitesOwn() throws IOException {
    assertThat(SUITE.libraries().stream().map(BuiltSuite::name).sorted().distinct())
        .containsExactlyElementsOf(libraries());
  }

  @Test
  void nettyIsOfOneVersion() throws IOException {
    Set<String> versions =
        SUITE.libraries().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("netty-"))
            .map(name -> name.replaceAll("^[a-z0-9-]+?-([0-9.]+)\\.Final.*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(versions).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void noLibraryIsNativeOnOneArchitectureAlone() throws IOException {
    Map<String, Set<Integer>> machines = SUITE.machines();
    assertThat(machines.keySet()).isEqualTo(nativeLibraries());
    assertThat(machines.values())
        .allMatch(found -> found.containsAll(Set.of(BuiltSuite.X86_64, BuiltSuite.AARCH64)));
  }

  @Test
  void benchmarksAvoidKnownBadPractices() throws IOException {
    List<Finding> findings =
        BenchmarkLint.ofJar(SUITE.directory().path().resolve("suite.jar")).findings();
    Set<String> accepted = accepted().keySet();
    assertThat(findings).filteredOn(each -> accepted.stream().noneMatch(each::is)).isEmpty();
    assertThat(accepted)
        .as("reasons that are needed")
        .allMatch(key -> findings.stream().anyMatch(each -> each.is(key)));
  }

  @Test
  void theReadmeExplainsEachBenchmark() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(benchmarks().keySet())
        .allSatisfy(key -> assertThat(readme).contains(key.substring(key.lastIndexOf('.')) + "`"));
  }

  @Test
  void theReadmeGivesTheWeightsThatAreUsed() throws IOException {
    List<WeightRow> rows = WeightRow.of(Files.readString(Path.of("README.md")));
    List<Representative> representative = SUITE.description().representative();
    assertThat(rows).hasSameSizeAs(representative);
    assertThat(representative)
        .allSatisfy(each -> assertThat(rows).filteredOn(row -> row.isOf(each)).hasSize(1));
  }
}
