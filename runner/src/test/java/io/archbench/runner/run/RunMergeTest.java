package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.sample.IncomparableRecordsException;
import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.plan.Planner;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.Architecture;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.suite.SuiteDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunMergeTest {
  private static final String BOTH =
      """
      schema: 1
      study: halves
      seed: 7
      variants:
        amd64: {arch: amd64, nodes: 1}
        arm64: {arch: arm64, nodes: 1}
      suites:
        stub: {cells: all, size: small}
      jmh: {warmup: 50s, iterations: 20, iterationTime: 1s, threads: [1]}
      rounds: {min: 5, max: 5}
      """;

  private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path runs;

  private static SuiteDescription suite() {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        "stub",
        "nothing",
        "two cells",
        "0".repeat(64),
        List.of(
            new SuiteDescription.Benchmark(
                "Stub.first", "org.Stub.first", List.of("thrpt"), Map.of(), Optional.empty()),
            new SuiteDescription.Benchmark(
                "Stub.second", "org.Stub.second", List.of("thrpt"), Map.of(), Optional.empty())),
        List.of("*"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SuiteDescription.Needs(1, 0, 0, false),
        "64Mi",
        Optional.empty());
  }

  private RunDirectory run(
      String id, String study, Architecture architecture, Consumer<FakeExecutor> told)
      throws InterruptedException {
    RunId run = new RunId(id);
    RunDirectory directory =
        RunDirectory.create(
            runs,
            run,
            NOW,
            study.getBytes(StandardCharsets.UTF_8),
            Planner.plan(
                StudyReader.parse("study.yaml", study),
                OfferedSuites.installed(Map.of("stub", suite())),
                run,
                21));
    FakeExecutor executor = new FakeExecutor(directory, architecture);
    told.accept(executor);
    new StudyRun(directory, executor, new SilentListener(), new StopRequest(), CLOCK, "0.1.0")
        .execute();
    return directory;
  }

  private RunDirectory run(String id, String study, Architecture architecture)
      throws InterruptedException {
    return run(id, study, architecture, executor -> {});
  }

  private RunDirectory merge(RunDirectory... parts) {
    return RunMerge.merge(List.of(parts), runs, new RunId("mergedxx"), CLOCK, "0.1.0");
  }

  private static ComparisonDocument compare(RunDirectory directory) {
    RunRecords records = RunRecords.read(directory);
    return Comparer.compare(records.question(), records.collected());
  }

  @Test
  void twoHalvesBecomeOneCompleteRun() throws Exception {
    RunDirectory merged =
        merge(run("aaaaaaaa", BOTH, Architecture.AMD64), run("bbbbbbbb", BOTH, Architecture.ARM64));

    RunStatus status = RunStatus.read(merged);
    assertThat(status.finished()).isTrue();
    assertThat(status.pending()).isEmpty();
    assertThat(status.collected()).isEqualTo(status.trials()).isEqualTo(10);
    ComparisonDocument document = compare(merged);
    Comparison comparison = document.comparisons().getFirst();
    assertThat(comparison.pairing()).isEqualTo(Pairing.OWN_NODES);
    assertThat(comparison.unit()).isEqualTo("trial");
    assertThat(comparison.cells())
        .hasSize(2)
        .allSatisfy(
            cell -> {
              assertThat(cell.n().baseline()).isEqualTo(5);
              assertThat(cell.flags()).contains("these nodes only");
            });
    assertThat(comparison.fairness())
        .filteredOn(row -> row.kind() == FairnessRow.Kind.DIFFERS)
        .isEmpty();
  }

  @Test
  void variantsOfTwoStudiesMeetInOneComparison() throws Exception {
    String one = BOTH.replace("  arm64: {arch: arm64, nodes: 1}\n", "");
    String other =
        one.replace("amd64: {", "serial: {jvmArgs: [-XX:+UseSerialGC], ")
            .replace("halves", "other");

    RunDirectory merged =
        merge(run("aaaaaaaa", one, Architecture.AMD64), run("bbbbbbbb", other, Architecture.AMD64));

    Comparison comparison = compare(merged).comparisons().getFirst();
    assertThat(comparison.baseline()).isEqualTo("amd64");
    assertThat(comparison.contender()).isEqualTo("serial");
    // both machines call themselves by the same name, and yet nothing was measured side by side
    assertThat(comparison.pairing()).isEqualTo(Pairing.OWN_NODES);
  }

  @Test
  void thePartsAreNamedAndStayAsTheyWere() throws Exception {
    RunDirectory amd64 = run("aaaaaaaa", BOTH, Architecture.AMD64);
    RunDirectory arm64 = run("bbbbbbbb", BOTH, Architecture.ARM64);
    String before = Files.readString(amd64.root().resolve("journal.ndjson"));

    RunDirectory merged = merge(amd64, arm64);

    assertThat(Files.readString(amd64.root().resolve("journal.ndjson"))).isEqualTo(before);
    assertThat(RunRecords.read(merged).parts())
        .extracting(JournalEvent.Part::run)
        .containsExactly(amd64.name(), arm64.name());
  }

  @Test
  void whatNoPartMeasuredStaysPending() throws Exception {
    String three = BOTH.replace("suites:", "  zgc: {arch: arm64}\nsuites:");
    String wide =
        three.replace("suites:", "comparisons: [{baseline: amd64, contender: zgc}]\nsuites:");
    String other =
        BOTH.replace("  arm64: {arch: arm64, nodes: 1}\n", "").replace("  amd64: {", "  other: {");

    RunDirectory merged =
        merge(
            run("aaaaaaaa", wide, Architecture.AMD64), run("bbbbbbbb", other, Architecture.AMD64));

    assertThat(compare(merged).pending())
        .extracting(PendingVariant::variant)
        .containsExactly("arm64", "zgc");
  }

  @ParameterizedTest
  @CsvSource({
    "seed: 7, seed: 8, seed 7 and 8",
    "size: small, size: medium, corpus of stub small and medium",
    "cells: all, cells: [Stub.first], stub/Stub.second:thrpt:t1 only in the first",
    "warmup: 50s, warmup: 40s, '50000 ms warm-up, 20 × 1000 ms and 40000 ms warm-up'"
  })
  void otherWorkIsRefusedWithTheDifference(String from, String to, String difference)
      throws Exception {
    RunDirectory amd64 = run("aaaaaaaa", BOTH, Architecture.AMD64);
    RunDirectory arm64 = run("bbbbbbbb", BOTH.replace(from, to), Architecture.ARM64);

    assertThatThrownBy(() -> merge(amd64, arm64))
        .isInstanceOf(UnmergeableRunsException.class)
        .hasMessageContaining(difference)
        .hasMessageContaining(amd64.root().toString())
        .hasMessageContaining(arm64.root().toString());
    assertThat(runs).isDirectoryNotContaining("glob:**mergedxx");
  }

  @Test
  void otherCorporaAreRefused() throws Exception {
    RunDirectory amd64 = run("aaaaaaaa", BOTH, Architecture.AMD64);
    RunDirectory arm64 =
        run("bbbbbbbb", BOTH, Architecture.ARM64, executor -> executor.corpus("d".repeat(64)));

    assertThatThrownBy(() -> merge(amd64, arm64))
        .isInstanceOf(IncomparableRecordsException.class)
        .hasMessageContaining("corpus digests")
        .hasMessageContaining("stub-amd64-r01")
        .hasMessageContaining("stub-arm64-r01");
  }

  @Test
  void aVariantThatBothMeasuredIsRefused() throws Exception {
    RunDirectory one = run("aaaaaaaa", BOTH, Architecture.AMD64);
    RunDirectory other = run("bbbbbbbb", BOTH, Architecture.AMD64);

    assertThatThrownBy(() -> merge(one, other))
        .isInstanceOf(UnmergeableRunsException.class)
        .hasMessageContaining("both measured variant amd64");
  }

  @Test
  void cellsThatAnAttemptSavedBeforeItWasLostAreMergedToo() throws Exception {
    RunDirectory amd64 =
        run(
            "aaaaaaaa",
            BOTH,
            Architecture.AMD64,
            executor -> executor.loseOnce("stub-amd64-r02", LossKind.ABORTED, 1));
    RunDirectory merged = merge(amd64, run("bbbbbbbb", BOTH, Architecture.ARM64));

    assertThat(RunRecords.read(merged).files().sequencedKeySet())
        .contains(
            "trials/stub-amd64-r02/a1/record.json.gz", "trials/stub-amd64-r02/a2/record.json.gz");
    assertThat(compare(merged).comparisons().getFirst().cells())
        .allSatisfy(cell -> assertThat(cell.n().baseline()).isEqualTo(5));
  }

  @Test
  void aMergedRunIsNotMeasured() throws Exception {
    RunDirectory merged =
        merge(run("aaaaaaaa", BOTH, Architecture.AMD64), run("bbbbbbbb", BOTH, Architecture.ARM64));
    StudyRun again =
        new StudyRun(
            merged,
            new FakeExecutor(merged),
            new SilentListener(),
            new StopRequest(),
            CLOCK,
            "0.1.0");

    assertThatThrownBy(again::execute)
        .isInstanceOf(UnmergeableRunsException.class)
        .hasMessageContaining("Resume those, then merge them again");
  }
}
