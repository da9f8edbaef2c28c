package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.Study;
import io.archbench.analysis.compare.FairnessRow.Kind;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.trial.Architecture;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.Environment;
import io.archbench.trial.record.Environment.Cgroup;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairnessReviewTest {
  private static EnvironmentBuilder amd64() {
    return EnvironmentBuilder.of(Architecture.AMD64);
  }

  /** Five blocks in which only what the functions do differs between the sides. */
  private static Comparison compare(
      Study study, UnaryOperator<RecordBuilder> base, UnaryOperator<RecordBuilder> head) {
    for (int round = 1; round <= 5; round++) {
      study.add(base.apply(trial("base", round)).cell(CELL, "ops/s", 100 + round));
      study.add(head.apply(trial("head", round)).cell(CELL, "ops/s", 100 + round));
    }
    return study.compare().comparisons().get(0);
  }

  private static Comparison headIn(Study study, EnvironmentBuilder environment) {
    return compare(study, base -> base, head -> head.environment(environment.build()));
  }

  private static List<String> fields(Comparison comparison, Kind kind) {
    return comparison.fairness().stream()
        .filter(row -> row.kind() == kind)
        .map(FairnessRow::field)
        .toList();
  }

  @Test
  void equalSidesAreFairAndTheRowsSayWhatWasLookedAt() {
    Comparison comparison = compare(Study.sameNode(), base -> base, head -> head);

    assertThat(fields(comparison, Kind.UNKNOWN)).containsExactly("cpu.governor");
    assertThat(comparison.fairness())
        .filteredOn(row -> !row.field().equals("cpu.governor"))
        .extracting(FairnessRow::kind)
        .containsOnly(Kind.SAME);
    assertThat(comparison.fairness())
        .extracting(FairnessRow::field)
        .contains(
            "architecture",
            "cgroup.cpuQuota",
            "cgroup.memoryLimit",
            "corpus.sha256",
            "cpu.model",
            "cpu.processors",
            "cpu.threadsPerCore",
            "jvm.build",
            "jvm.gc",
            "jvm.heap",
            "jvm.vendor",
            "kernel",
            "pageSize",
            "suite.sha256",
            "transparentHugePages")
        .isSorted();
    assertThat(comparison.cells().get(0).verdict()).isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void aFieldThatTheStudyDoesNotVaryMakesTheVerdictUnfairAndIsNamed() {
    Comparison comparison =
        headIn(Study.sameNode(), amd64().jvm("21.0.9+10-LTS", "Eclipse Adoptium"));

    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("jvm.build");
    Inconclusive verdict = (Inconclusive) comparison.cells().get(0).verdict();
    assertThat(verdict.reason()).isEqualTo(Reason.UNFAIR);
    assertThat(verdict.words())
        .isEqualTo("the sides also differ in jvm.build (21.0.8+9-LTS v 21.0.9+10-LTS)");
    assertThat(comparison.cells().get(0).ratio()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "kernel, kernel",
    "transparentHugePages, transparentHugePages",
    "pageSize, pageSize",
    "quota, cgroup.cpuQuota",
    "cpu, cpu.model",
    "smt, cpu.threadsPerCore",
    "processors, cpu.processors",
    "heap, jvm.heap",
    "flag, jvm.flag.MaxInlineLevel",
    "vendor, jvm.vendor"
  })
  void eachMaterialFieldIsNoticedOnItsOwn(String what, String field) {
    EnvironmentBuilder changed =
        switch (what) {
          case "kernel" -> amd64().kernel("6.9.0");
          case "transparentHugePages" -> amd64().transparentHugePages("always");
          case "pageSize" -> amd64().pageSizeBytes(65_536);
          case "quota" ->
              amd64()
                  .cgroup(
                      new Cgroup(
                          2, Optional.of(4.0), Optional.of("0-15"), Optional.of(51_539_607_552L)));
          case "cpu" -> amd64().cpuModel("AMD EPYC 7763 64-Core Processor");
          case "smt" -> amd64().threadsPerCore(1);
          case "processors" -> amd64().processors(8);
          case "heap" -> amd64().finalFlag("MaxHeapSize", "4294967296");
          case "flag" -> amd64().finalFlag("MaxInlineLevel", "20");
          case "vendor" -> amd64().jvm("21.0.8+9-LTS", "Debian");
          default -> throw new IllegalArgumentException(what);
        };

    assertThat(fields(headIn(Study.sameNode(), changed), Kind.DIFFERS)).containsExactly(field);
    assertThat(fields(headIn(Study.ownNodes(), changed), Kind.DIFFERS)).containsExactly(field);
    assertThat(fields(headIn(Study.sameNode().allow(field), changed), Kind.VARIED))
        .containsExactly(field);
  }

  @Test
  void aPolicyAllowsAFamilyOfFields() {
    EnvironmentBuilder changed = amd64().finalFlag("MaxInlineLevel", "20");

    assertThat(fields(headIn(Study.sameNode().allow("jvm"), changed), Kind.DIFFERS)).isEmpty();
    assertThat(fields(headIn(Study.sameNode().allow("jv"), changed), Kind.DIFFERS)).isNotEmpty();
  }

  @Test
  void whatFollowsFromTheArchitectureIsVaried() {
    EnvironmentBuilder arm =
        EnvironmentBuilder.of(Architecture.ARM64)
            .kernel("6.8.0-1021-azure-arm")
            .pageSizeBytes(65_536)
            .finalFlag("UseLSE", "true")
            .finalFlag("ThreadStackSize", "2048");
    UnaryOperator<RecordBuilder> head =
        trial -> trial.architecture(Architecture.ARM64).environment(arm.build());

    Comparison comparison = compare(Study.ownNodes(), base -> base.place("x86"), head);

    assertThat(fields(comparison, Kind.DIFFERS)).isEmpty();
    assertThat(fields(comparison, Kind.VARIED))
        .containsExactly(
            "architecture",
            "clockSource",
            "cpu.model",
            "cpu.threadsPerCore",
            "jvm.flag.ThreadStackSize",
            "jvm.flag.UseLSE",
            "kernel",
            "pageSize");
  }

  @Test
  void anArchitectureExcusesNeitherCollectorNorHeapNorHugePages() {
    EnvironmentBuilder arm =
        EnvironmentBuilder.of(Architecture.ARM64)
            .parallel()
            .transparentHugePages("always")
            .finalFlag("MaxHeapSize", "4294967296")
            .finalFlag("TieredStopAtLevel", "1");
    UnaryOperator<RecordBuilder> head =
        trial -> trial.architecture(Architecture.ARM64).environment(arm.build());

    assertThat(fields(compare(Study.ownNodes(), base -> base, head), Kind.DIFFERS))
        .containsExactly(
            "jvm.flag.ParallelGCThreads",
            "jvm.flag.TieredStopAtLevel",
            "jvm.gc",
            "jvm.heap",
            "transparentHugePages");
  }

  @Test
  void aChosenCollectorExcusesWhatFollowsFromIt() {
    Comparison comparison =
        compare(
            Study.sameNode(),
            base -> base.jvmArgs("-XX:+UseG1GC"),
            head ->
                head.jvmArgs("-XX:+UseParallelGC")
                    .environment(amd64().parallel().finalFlag("MaxInlineLevel", "20").build()));

    assertThat(fields(comparison, Kind.VARIED))
        .containsExactly("jvm.flag.ParallelGCThreads", "jvm.gc");
    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("jvm.flag.MaxInlineLevel");
  }

  @Test
  void anUnchosenCollectorIsUnfair() {
    Comparison comparison = headIn(Study.sameNode(), amd64().parallel());

    assertThat(fields(comparison, Kind.DIFFERS)).contains("jvm.gc");
  }

  @Test
  void aNamedFlagIsVariedAndNoOther() {
    EnvironmentBuilder changed =
        amd64().finalFlag("MaxInlineLevel", "20").finalFlag("TieredStopAtLevel", "1");
    Comparison comparison =
        compare(
            Study.sameNode(),
            base -> base,
            head -> head.jvmArgs("-XX:MaxInlineLevel=20").environment(changed.build()));

    assertThat(fields(comparison, Kind.VARIED)).containsExactly("jvm.flag.MaxInlineLevel");
    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("jvm.flag.TieredStopAtLevel");
  }

  @Test
  void aNamedHeapIsVaried() {
    EnvironmentBuilder changed = amd64().finalFlag("MaxHeapSize", "1073741824");
    Comparison comparison =
        compare(
            Study.sameNode(),
            base -> base,
            head -> head.jvmArgs("-Xmx1g").environment(changed.build()));

    assertThat(fields(comparison, Kind.VARIED)).containsExactly("jvm.heap");
  }

  @Test
  void aJdkExcusesItsBuildAndFlagsButNotItsVendor() {
    EnvironmentBuilder changed =
        amd64().jvm("25+36", "Debian").finalFlag("UseCompactObjectHeaders", "true");
    Comparison comparison =
        compare(
            Study.sameNode(),
            base -> base.jdk(21),
            head -> head.jdk(25).environment(changed.build()));

    assertThat(fields(comparison, Kind.VARIED))
        .containsExactly("jvm.build", "jvm.flag.UseCompactObjectHeaders");
    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("jvm.vendor");
  }

  @Test
  void aSuiteThatDiffersIsUnfair() {
    Comparison comparison =
        compare(Study.sameNode(), base -> base, head -> head.suiteSha256("6".repeat(64)));

    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("suite.sha256");
  }

  @Test
  void aSuiteMayDifferWhereTheStudyVariesWhatWasBuilt() {
    Comparison comparison =
        compare(Study.sameNode().builds(), base -> base, head -> head.suiteSha256("6".repeat(64)));

    assertThat(fields(comparison, Kind.VARIED)).containsExactly("suite.sha256");
    assertThat(fields(comparison, Kind.DIFFERS)).isEmpty();
  }

  @Test
  void inBlocksOnlyTrialsOfTheSameBlockAreHeldAgainstEachOther() {
    UnaryOperator<RecordBuilder> drifting =
        trial -> trial.environment(amd64().kernel("6.8.0-" + trial.spec().id().round()).build());

    Comparison blocks = compare(Study.sameNode(), drifting, drifting);
    Comparison apart = compare(Study.ownNodes(), drifting, drifting);

    assertThat(fields(blocks, Kind.DIFFERS)).isEmpty();
    assertThat(fields(apart, Kind.DIFFERS)).containsExactly("kernel");
    assertThat(apart.fairness())
        .filteredOn(row -> row.field().equals("kernel"))
        .extracting(FairnessRow::baseline)
        .containsExactly("6.8.0-1 | 6.8.0-2 | 6.8.0-3 | 6.8.0-4 | 6.8.0-5");
  }

  @Test
  void whatOneSideCannotSeeIsNoEvidence() {
    Comparison comparison = headIn(Study.sameNode(), amd64().threadsPerCore(0));

    assertThat(fields(comparison, Kind.DIFFERS)).isEmpty();
    assertThat(comparison.fairness())
        .contains(new FairnessRow("cpu.threadsPerCore", "2", "unknown", Kind.UNKNOWN));
  }

  @Test
  void whatNeitherSideCanSeeIsUnknownAndNotTheSame() {
    UnaryOperator<RecordBuilder> blind =
        trial -> trial.environment(amd64().cpuModel("unknown").cgroup(Cgroup.NONE).build());

    Comparison comparison = compare(Study.sameNode(), blind, blind);

    assertThat(comparison.fairness())
        .contains(
            new FairnessRow("cpu.governor", "unknown", "unknown", Kind.UNKNOWN),
            new FairnessRow("cpu.model", "unknown", "unknown", Kind.UNKNOWN),
            new FairnessRow("cgroup.cpuQuota", "unknown", "unknown", Kind.UNKNOWN));
    assertThat(comparison.cells().get(0).verdict()).isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void aMacHasNoLimitsSinceItHasNoControlGroups() {
    UnaryOperator<RecordBuilder> mac =
        trial -> trial.environment(onAMac(amd64().cgroup(Cgroup.NONE).build()));

    assertThat(compare(Study.sameNode(), mac, mac).fairness())
        .contains(
            new FairnessRow("cgroup.cpuQuota", "none", "none", Kind.SAME),
            new FairnessRow("cgroup.memoryLimit", "none", "none", Kind.SAME));
  }

  private static Environment onAMac(Environment seen) {
    return new Environment(
        seen.architecture(),
        seen.cpu(),
        seen.cgroup(),
        "macOS 14.6.1 (23G93)",
        "Darwin 23.6.0",
        seen.pageSizeBytes(),
        Optional.empty(),
        Optional.empty(),
        seen.memoryBytes(),
        seen.jvm(),
        seen.suspicions());
  }

  @Test
  void aFactThatOnlySomeTrialsOfASideSeeIsUnknown() {
    Comparison comparison =
        compare(
            Study.ownNodes(),
            base -> base,
            head ->
                head.spec().id().round() == 3
                    ? head.environment(amd64().threadsPerCore(0).build())
                    : head);

    assertThat(comparison.fairness())
        .contains(new FairnessRow("cpu.threadsPerCore", "2", "2 | unknown", Kind.UNKNOWN));
  }

  @Test
  void aDifferenceThatIsSeenIsNoLessOneBecauseOthersSeeNothing() {
    Comparison comparison =
        compare(
            Study.ownNodes(),
            base -> base,
            head ->
                head.environment(
                    amd64().threadsPerCore(head.spec().id().round() == 3 ? 0 : 1).build()));

    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("cpu.threadsPerCore");
  }

  @Test
  void suspectedEmulationIsUnfairEvenOnBothSides() {
    UnaryOperator<RecordBuilder> suspicious =
        trial -> trial.environment(amd64().suspicion("binfmt_misc: qemu-x86_64").build());

    Comparison comparison = compare(Study.sameNode(), suspicious, suspicious);

    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("emulation");
  }

  @Test
  void aCellThatFailedOnOneSideIsNoDifferenceOfCorpora() {
    String other = "indexing/Search.range:thrpt:tmax";

    Comparison comparison =
        compare(
            Study.ownNodes(),
            base -> base.corpus("d".repeat(64)).cell(other, "ops/s", 9).corpus("c".repeat(64)),
            head -> head.failed(other, FailureKind.THREW, "boom"));

    assertThat(fields(comparison, Kind.DIFFERS)).isEmpty();
  }

  @Test
  void aNativeLibraryOnOneSideOnlyIsUnfair() {
    Comparison comparison =
        compare(
            Study.sameNode(),
            base -> base.nativeLibraries("libzstd-jni"),
            head -> head.nativeLibraries("libzstd-jni", "libnetty_transport_native_epoll"));

    assertThat(fields(comparison, Kind.DIFFERS)).containsExactly("native.libraries");
  }

  @Test
  void unpackedLibrariesAreTheSameWhateverNumberTheyGot() {
    Comparison comparison =
        compare(
            Study.sameNode(),
            base -> base.nativeLibraries("libzstd-jni-1.5.6-1015483201938475.so"),
            head -> head.nativeLibraries("libzstd-jni-1.5.6-9920175438291042.so"));

    assertThat(fields(comparison, Kind.DIFFERS)).isEmpty();
  }
}
