package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static io.archbench.runner.plan.PlanFixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @Test
  void quickSelectsWhatTheSuiteNames() {
    assertThat(keys(STUDY))
        .containsExactly(
            "indexing/BulkIndex.bulk?codec=default&sort=none:thrpt:tmax",
            "indexing/Search.term:thrpt:tmax");
  }

  @Test
  void representativeSelectsWhatStandsForTheWholeSuite() {
    assertThat(keys(STUDY.replace("size: small", "cells: representative")))
        .containsExactly(
            "indexing/BulkIndex.bulk?codec=default&sort=none:thrpt:tmax",
            "indexing/Search.term:thrpt:tmax");
  }

  @Test
  void aSuiteWithoutARepresentativeSetSaysSo() {
    String study = STUDY.replace("indexing: {size: small}", "wide: {cells: representative}");
    assertThatThrownBy(() -> plan(study))
        .hasMessageContaining(
            "8: suites.wide.cells: expected all, or patterns of cells, found a set that the suite"
                + " does not name");
  }

  @Test
  void allSelectsEveryCombinationModeAndLoad() {
    String study = STUDY.replace("size: small", "cells: all").replace("[max]", "[quarter, max]");
    assertThat(keys(study)).hasSize((1 + 2 + 4) * 2);
    assertThat(keys(study.replace("warmup: 10s,", "warmup: 10s, mode: avgt,")))
        .hasSize((1 + 1 + 4) * 2)
        .allMatch(key -> key.contains(":avgt:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Search.term                          | 1
          Search.*                             | 3
          *term                                | 1
          *codec=best*                         | 2
          indexing/Search.range                | 2
          Search.range:sample:tmax             | 1
          indexing/Search.range:thrpt:tmax     | 1
          *a*e*                                | 5
          """)
  void patternsMatchKeysInWholeOrInPart(String pattern, int cells) {
    assertThat(keys(STUDY.replace("size: small", "cells: ['" + pattern + "']"))).hasSize(cells);
  }

  @Test
  void aPatternOfManyStarsTakesNoTime() {
    CellKey key = CellKey.parse("indexing/" + "a".repeat(2_000) + ":thrpt:tmax");
    assertThat(new CellPattern("*a".repeat(300) + "*b").matches(key)).isFalse();
    assertThat(new CellPattern("*a".repeat(300) + "*").matches(key)).isTrue();
  }

  @Test
  void paramsRestrictTheValuesThatABenchmarkNames() {
    String study =
        STUDY.replace("size: small", "cells: all, params: {codec: [best], sort: [none, time]}");
    assertThat(keys(study)).hasSize(1 + 2 + 2).noneMatch(key -> key.contains("codec=default"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          cells: [Search.trem]         | 8: suites.indexing.cells[0]: expected a cell of suite indexing: BulkIndex.bulk, Search.range, Search.term, found 'Search.trem', which matches none (did you mean 'Search.term'?)
          cells: [Search.term, "*nix"] | 8: suites.indexing.cells[1]: expected a cell
          params: {codecs: [best]}     | 8: suites.indexing.params.codecs: expected a parameter of suite indexing: codec, sort, found 'codecs' (did you mean 'codec'?)
          params: {codec: [bestt]}     | 8: suites.indexing.params.codec[0]: expected one of default, best, found 'bestt' (did you mean 'best'?)
          params: {codec: []}          | 8: suites.indexing.params.codec: expected at least one of default, best
          """)
  void whatSelectsNothingIsAnErrorThatNamesNearMisses(String suite, String expected) {
    assertThatThrownBy(() -> plan(STUDY.replace("size: small", suite)))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("study.yaml:" + expected.strip());
  }

  @Test
  void allSelectionsThatFailAreNamedAtOnce() {
    String study =
        STUDY.replace(
            "indexing: {", "indexin: {}\n  wide: {cells: [nix]}\n  indexing: {cells: [no], ");
    assertThatThrownBy(() -> plan(study))
        .hasMessageContaining(
            "8: suites.indexin: expected a suite that is installed: indexing, wide")
        .hasMessageContaining("did you mean 'indexing'?")
        .hasMessageContaining("9: suites.wide.cells[0]")
        .hasMessageContaining("10: suites.indexing.cells[0]");
  }

  @Test
  void settingsOfACellWinOverTheStudysAndTheStudysOverTheDefaults() {
    String jmh =
        "jmh: {iterations: 7, cells: {'Search.*': {warmup: 2s, iterations: 4}, '*term': {iterations: 9}}}";
    Plan plan = plan(STUDY.replaceAll("jmh:.*", jmh));

    JmhSettings bulk = cell(plan, "BulkIndex").settings();
    assertThat(bulk.warmup()).isEqualTo(Duration.ofSeconds(50));
    assertThat(bulk.iterations()).isEqualTo(7);
    assertThat(bulk.timeout()).isEqualTo(Duration.ofMinutes(5));
    JmhSettings term = cell(plan, "Search.term").settings();
    assertThat(term.warmup()).isEqualTo(Duration.ofSeconds(2));
    assertThat(term.iterations()).isEqualTo(9);
    assertThat(cell(plan, "Search.term").benchmark()).isEqualTo("org.example.Search.term");
  }

  @Test
  void aPatternForSettingsOrMarginsThatMatchesNothingIsAnError() {
    assertThatThrownBy(
            () ->
                plan(
                    STUDY.replace("warmup:", "cells: {Search.trem: {iterations: 4}}, warmup:")
                        + "policy: {cells: {'indexin/*': {alert: 5%}}}\n"))
        .hasMessageContaining("9: jmh.cells[\"Search.trem\"]: expected a pattern")
        .hasMessageContaining("did you mean 'Search.term'?")
        .hasMessageContaining("11: policy.cells[\"indexin/*\"]: expected a pattern");
  }

  @Test
  void flagsAreTheSuitesThenTheVariantsThenTheHeap() {
    VariantSetup setup = plan(STUDY).suites().get(0).setup("parallel");
    assertThat(setup.jvmArgs())
        .containsExactly("-Xss1m", "-XX:+UseParallelGC", "-Xms1024m", "-Xmx1024m");
    assertThat(setup.resources().heapBytes()).isEqualTo(1L << 30);
  }

  @Test
  void flagsOfAnArchitectureOrALaterJdkAreLeftToThem() {
    Plan plan = plan(STUDY.replace("parallel: {arch: amd64", "parallel: {arch: arm64, jdk: 17"));
    assertThat(plan.suites().get(0).setup("parallel").jvmArgs())
        .doesNotContain("-XX:UseSVE=2", "-Dlater=1");
    Plan later = plan(STUDY.replace("parallel: {arch: amd64", "parallel: {arch: arm64"));
    assertThat(later.suites().get(0).setup("parallel").jvmArgs()).contains("-XX:UseSVE=2");
  }

  @Test
  void aVariantsResourcesWinOverTheStudys() {
    String study =
        STUDY.replace("g1: {", "g1: {resources: {heap: 96Mi}, ")
            + "resources: {cpu: 2, heap: 512Mi, scratch: disk}\n";
    PlannedSuite suite = plan(study).suites().get(0);
    assertThat(suite.setup("g1").jvmArgs())
        .contains("-XX:ActiveProcessorCount=2", "-Xms96m", "-Xmx96m");
    assertThat(suite.setup("parallel").jvmArgs()).contains("-Xms512m", "-Xmx512m");
    assertThat(suite.setup("g1").resources().cpu()).isEqualTo(2);
    assertThat(suite.setup("g1").resources().scratch()).isEqualTo("disk");
    assertThat(suite.setup("g1").resources().cpuLimit()).isEqualTo("none");
  }

  @Test
  void theWorksDigestChangesWithTheWorkAndWithNothingElse() {
    String work = plan(STUDY).workSha256();
    assertThat(plan(STUDY.replace("UseG1GC", "UseSerialGC")).workSha256()).isEqualTo(work);
    assertThat(plan(STUDY.replace("study: demo", "study: other")).workSha256()).isEqualTo(work);
    assertThat(plan(STUDY.replace("min: 5", "min: 4")).workSha256()).isEqualTo(work);
    assertThat(plan(STUDY.replace("warmup:", "timeout: 1m, warmup:")).workSha256()).isEqualTo(work);
    assertThat(plan(STUDY.replace("seed: 42", "seed: 43")).workSha256()).isNotEqualTo(work);
    assertThat(plan(STUDY.replace("small", "large")).workSha256()).isNotEqualTo(work);
    assertThat(plan(STUDY.replace("iterations: 3", "iterations: 4")).workSha256())
        .isNotEqualTo(work);
    assertThat(plan(STUDY.replace("size: small", "size: small, cells: [Search.term]")).workSha256())
        .isNotEqualTo(work);
  }

  @Test
  void thePlanIsTheSameBytesAgainAndReadsBackEqual() {
    String study =
        STUDY
                .replace("g1: {", "g1: {price: azure/Standard_D16_v3, jdk: 21, nodes: [n2, n1], ")
                .replace(
                    "parallel: {",
                    "parallel: {price: {usdPerHour: '0.5620', source: x, date: 2026-11-01}, ")
            + "policy: {allow: [kernel, thp, clock], cells: {'*': {alert: 4%}}}\n"
            + "fleet: [{name: a, clusters: 2, nodesPerCluster: 3, oneOff: {usd: '12.50'},"
            + " committedUntil: 2027-01-31, move: [indexing]}]\n"
            + "budget: {usd: '25.00'}\n";
    byte[] bytes = CanonicalJson.bytes(plan(study));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(CanonicalJson.bytes(plan(study))).isEqualTo(bytes);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(CanonicalJson.read(bytes, Plan.class, "plan.json")).isEqualTo(plan(study));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("\"amount\":\"0.5620\"", "\"amount\":\"0.7680\"");
  }

  @Test
  void aPlanOfAnotherSchemaIsRefused() {
    byte[] bytes =
        CanonicalJson.text(plan(STUDY))
            .replace("\"schemaVersion\":1", "\"schemaVersion\":2")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> CanonicalJson.read(bytes, Plan.class, "plan.json"))
        .hasMessageContaining("plan has schema 2");
  }

  @Test
  void theQuestionHasTheMarginsOfEachCell() {
    Plan plan =
        plan(STUDY + "policy: {alert: 2%, allow: [kernel], cells: {'*term*': {alert: 4%}}}\n");
    Question question =
        plan.question(false, List.of(), List.of(), Map.of(), List.of("trials/x"), List.of(), DAY);

    assertThat(question.policy()).isEqualTo(new Policy(.02, .05, Set.of("kernel")));
    assertThat(question.policyFor(cell(plan, "Search.term").key()).alert()).isEqualTo(.04);
    assertThat(question.policyFor(cell(plan, "BulkIndex").key()).alert()).isEqualTo(.02);
    assertThat(question.cells())
        .contains(new Question.PlannedCell(cell(plan, "Search.term").key(), 10_000, 3_000));
    assertThat(question.workSha256()).isEqualTo(plan.workSha256());
  }

  @Test
  void whatIsLeftUndoneIsSaidAndNothingElse() {
    assertThat(plan(STUDY).notes()).isEmpty();
    Plan plan =
        plan(
            STUDY
                    .replace("max: 5", "max: 30")
                    .replace("warmup: 10s", "warmup: 1s")
                    .replace("g1: {", "g1: {price: azure/Standard_D16_v3, nodeLabels: {a: b}, ")
                + "budget: {usd: \"1\"}\nkubernetes: {queue: q}\n"
                + "policy: {moneyMargin: 4%}\n");
    assertThat(plan.notes())
        .extracting(PlanNote::field)
        .containsExactlyInAnyOrder(
            "kubernetes", "rounds.halfWidth", "variants.g1.nodeLabels", "jmh.warmup");
    assertThat(plan.notes().toString()).contains("1s of warm-up are too short to be steady");
  }

  @Test
  void howManyPlacesAreWantedComesFromTheDesignOrTheVariant() {
    Plan plan = plan(STUDY.replace("g1: {", "g1: {nodes: [b, a], "));
    assertThat(plan.variants()).extracting(PlannedVariant::wantedPlaces).containsExactly(2, 5);
    assertThat(plan.variants().get(0).spec().nodes()).containsExactly("b", "a");
  }

  private static List<String> keys(String study) {
    return plan(study).cells().stream().map(cell -> cell.key().text()).toList();
  }

  private static CellSpec cell(Plan plan, String benchmark) {
    return plan.cells().stream()
        .filter(cell -> cell.key().benchmark().startsWith(benchmark))
        .findFirst()
        .orElseThrow();
  }
}
