package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static io.archbench.runner.plan.PlanFixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.archbench.runner.study.StudyReader;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.JvmFlags;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFindingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String G1 = "jvmArgs: [-XX:+UseG1GC";
  private static final String PARALLEL = "jvmArgs: [-XX:+UseParallelGC";

  private static List<Finding> findings(String study) {
    return PlanFindings.of(plan(study), DAY);
  }

  private static String with(String side, String flag) {
    return STUDY.replace(side, side + ", \"" + flag + "\"");
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() {
    assertThat(findings(STUDY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005",
        "-Xrunjdwp:transport=dt_socket",
        "-agentpath:/opt/lib/libjdwp.so=server=y",
        "-Xdebug"
      })
  void aDebuggerIsAnError(String flag) {
    assertThat(findings(with(G1, flag)))
        .containsExactly(
            Finding.of(FindingKind.DEBUGGER, "variants.g1.jvmArgs", flag + " attaches a debugger"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ea",
        "-ea:org.example...",
        "-enableassertions",
        "-esa",
        "-Xint",
        "-Xcomp",
        "-Xcheck:jni",
        "-Xverify:all",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UseCompiler",
        "-XX:+VerifyBeforeGC"
      })
  void aFlagThatFindsFaultsIsAnErrorOnOneSideAndOnBoth(String flag) {
    assertThat(findings(with(PARALLEL, flag)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.DEBUG_FLAGS);
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.where()).isEqualTo("variants.parallel.jvmArgs");
              assertThat(finding.what()).startsWith(flag + " ");
            });
    assertThat(findings(with(PARALLEL, flag).replace(G1, G1 + ", \"" + flag + "\"")))
        .hasSize(2)
        .allMatch(finding -> finding.severity() == Severity.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-da",
        "-Dea=1",
        "-XX:TieredStopAtLevel=4",
        "-XX:-TieredCompilation",
        "-agentlib:hprof",
        "-javaagent:agent.jar",
        "-Xlog:gc"
      })
  void otherFlagsAreNone(String flag) {
    assertThat(findings(with(G1, flag))).isEmpty();
  }

  private static String question(String flags) {
    return STUDY
        .replace("jvmArgs: [-XX:+UseParallelGC]", "jvmArgs: [" + flags + "]")
        .replace("parallel:", "other:");
  }

  @Test
  void aFlagThatTheStudyAsksAboutIsANoteThatBlocksNothing() {
    assertThat(findings(question("-Xint, -XX:+UseG1GC")))
        .containsExactly(
            new Finding(
                FindingKind.DEBUG_FLAGS,
                Severity.NOTE,
                "variants.other.jvmArgs",
                "-Xint leaves all code to the interpreter, and the study asks what that does",
                "nothing, if that is the question"));
  }

  @Test
  void aFlagBesideAnotherQuestionIsAnError() {
    assertThat(findings(question("-Xint, -XX:+UseG1GC, -Xss2m")))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
    assertThat(
            findings(
                question("-Xint, -XX:+UseG1GC")
                    .replace("other: {arch: amd64", "other: {arch: arm64")))
        .extracting(Finding::kind, Finding::severity)
        .contains(tuple(FindingKind.DEBUG_FLAGS, Severity.ERROR));
    assertThat(findings(question("-agentlib:jdwp=server=y, -XX:+UseG1GC")))
        .as("nobody asks what a debugger costs")
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void aVariantThatIsSetAgainstItselfHasItsOwnName() {
    Plan plan = plan(with(PARALLEL, "-Xint"));
    Plan self =
        SelfPlan.of(
            plan, SelfPlan.variant(plan, Optional.of("parallel")).orElseThrow(), List.of(), false);

    assertThat(PlanFindings.of(self, DAY))
        .extracting(Finding::where)
        .containsExactly("variants.parallel.jvmArgs");
  }

  private static SuiteDescription suite(String mode, String... flags) {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "indexing",
        "Elasticsearch",
        "a suite to plan with",
        "0".repeat(64),
        List.of(new Benchmark("A.a", "org.example.A.a", List.of(mode), Map.of(), Optional.empty())),
        List.of("A.a"),
        List.of(),
        List.of(new JvmFlags(17, "any", List.of(flags))),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "1Gi",
        Optional.empty());
  }

  private static List<Finding> findings(String study, SuiteDescription suite) {
    return PlanFindings.of(
        Planner.plan(
            StudyReader.parse("study.yaml", study),
            OfferedSuites.installed(Map.of("indexing", suite)),
            PlanFixtures.RUN,
            PlanFixtures.JDK),
        DAY);
  }

  @Test
  void aFlagOfASuiteIsToldOnceAndBlocksNothingButADebugger() {
    assertThat(findings(STUDY, suite("thrpt", "-ea", "-Xdebug")))
        .containsExactly(
            Finding.of(FindingKind.DEBUGGER, "suites.indexing", "-Xdebug attaches a debugger"),
            Finding.of(FindingKind.DEBUG_FLAGS, "suites.indexing", "-ea turns assertions on")
                .as(Severity.WARNING));
  }

  @Test
  void iterationsBelowATenthOfASecondAreToldWhereThereAreIterations() {
    String brief = STUDY.replace("iterationTime: 1s", "iterationTime: 50ms");

    assertThat(findings(brief, suite("thrpt")))
        .containsExactly(
            Finding.of(
                FindingKind.SHORT_ITERATION,
                "jmh.iterationTime",
                "1 of 1 cells have iterations of less than 100ms, down to 50ms"));
    assertThat(findings(brief, suite("thrpt")).getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(findings(brief, suite("ss"))).isEmpty();
    assertThat(findings(brief.replace("50ms", "100ms"), suite("thrpt"))).isEmpty();
  }

  @Test
  void aMissingPriceIsToldWhereMoneyIsAskedFor() {
    String priced = STUDY.replace("g1: {", "g1: {price: azure/Standard_D16_v3, ");

    assertThat(findings(priced))
        .containsExactly(
            Finding.of(FindingKind.PRICE_MISSING, "variants.parallel", "it has no price"));
    assertThat(findings(STUDY + "budget: {usd: \"1\"}\n"))
        .hasSize(2)
        .allMatch(finding -> finding.what().endsWith("adds nothing to budget.usd"));
    assertThat(findings(STUDY.replace("g1: {arch: amd64", "g1: {arch: arm64")))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.PRICE_MISSING, FindingKind.PRICE_MISSING);
  }

  @Test
  void anOldPriceIsToldAsOfTheDay() {
    Plan priced =
        plan(
            STUDY
                .replace("g1: {", "g1: {price: azure/Standard_D16_v3, ")
                .replace("parallel: {", "parallel: {price: azure/Standard_D16_v3, "));

    assertThat(PlanFindings.of(priced, LocalDate.of(2026, 12, 15))).isEmpty();
    assertThat(PlanFindings.of(priced, LocalDate.of(2026, 12, 16)))
        .hasSize(2)
        .first()
        .isEqualTo(
            Finding.of(
                FindingKind.PRICE_OLD,
                "variants.g1.price",
                "the price of azure/Standard_D16_v3 is 181 days old (2026-06-18)"));
  }
}
