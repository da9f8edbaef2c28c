package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.archbench.analysis.Study;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.files.JmhText;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.trial.Architecture;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.Disturbance;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ResultFindingsTest {
  private static final double[] HUNDREDS = {100, 100, 100, 100, 100};

  /** Five rounds at one speed, each side changed in that way. */
  private static List<Finding> found(
      Study study, UnaryOperator<RecordBuilder> base, UnaryOperator<RecordBuilder> head) {
    for (int round = 1; round <= 5; round++) {
      study.add(base.apply(trial("base", round)).cell(CELL, "ops/s", 100, 100));
      study.add(head.apply(trial("head", round)).cell(CELL, "ops/s", 100, 100));
    }
    return study.compare().findings();
  }

  private static EnvironmentBuilder environment() {
    return EnvironmentBuilder.of(Architecture.AMD64);
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() {
    assertThat(Study.sameNode().blocks(HUNDREDS, HUNDREDS).compare().findings()).isEmpty();
    assertThat(
            found(
                Study.sameNode(),
                base -> base.nativeLibraries("libzstd-jni").stolen(.005),
                head -> head.nativeLibraries("libzstd-jni").stolen(.005)))
        .isEmpty();
  }

  @Test
  void unitsInTwoClustersAreFoundWithTheirCell() {
    double[] modes = {100, 101, 130, 100.5, 131, 130.5};
    double[] plain = {100, 101, 99, 100, 100.5, 99.5};

    assertThat(Study.sameNode().blocks(plain, modes).compare().findings())
        .containsExactly(Finding.of(FindingKind.BIMODAL, CELL, "its units fall into two clusters"));
  }

  private static Study drifting() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 5; round++) {
      study.add(trial("base", round).cell(CELL, "ops/s", 100, 101, 121, 120));
      study.add(trial("head", round).cell(CELL, "ops/s", 100, 101, 101, 100));
    }
    return study;
  }

  @Test
  void driftIsFoundUnlessAllOfItIsADemonstrationAnyway() {
    assertThat(drifting().compare().findings())
        .containsExactly(
            Finding.of(FindingKind.UNSTEADY, CELL, "more than a fifth of its forks drift"));
    ComparisonDocument demonstration = drifting().warmup(1_000).compare();
    assertThat(demonstration.demonstration()).isTrue();
    assertThat(demonstration.findings()).isEmpty();
  }

  @Test
  void aDebugBuildIsFoundOnItsSide() {
    UnaryOperator<RecordBuilder> debug =
        side ->
            side.environment(environment().jvmName("OpenJDK 64-Bit Server VM (fastdebug)").build());

    assertThat(found(Study.sameNode(), debug, debug))
        .extracting(Finding::kind, Finding::where, Finding::what)
        .containsExactly(
            tuple(
                FindingKind.DEBUG_BUILD, "base", "its JVM is OpenJDK 64-Bit Server VM (fastdebug)"),
            tuple(
                FindingKind.DEBUG_BUILD,
                "head",
                "its JVM is OpenJDK 64-Bit Server VM (fastdebug)"));
  }

  @Test
  void aNameThatOnlyResemblesADebugBuildIsNone() {
    UnaryOperator<RecordBuilder> vendor =
        side -> side.environment(environment().jvmName("Debugless VM").build());

    assertThat(found(Study.sameNode(), vendor, vendor)).isEmpty();
  }

  @Test
  void otherBuildsOfTheJdkAreFoundUnlessTheStudyVariesThem() {
    UnaryOperator<RecordBuilder> later =
        head -> head.environment(environment().jvm("25.0.3+9-LTS", "Eclipse Adoptium").build());

    assertThat(found(Study.sameNode(), base -> base, later))
        .containsExactly(
            Finding.of(
                FindingKind.JDK_BUILDS_DIFFER,
                "head against base",
                "jvm.build: 21.0.8+9-LTS v 25.0.3+9-LTS"));
    assertThat(found(Study.sameNode(), base -> base.jdk(21), head -> later.apply(head).jdk(25)))
        .isEmpty();
    assertThat(found(Study.sameNode().allow("jvm"), base -> base, later)).isEmpty();
  }

  @Test
  void aLibraryOfOneSideIsFoundAlsoWhereTheArchitectureExplainsIt() {
    UnaryOperator<RecordBuilder> two = base -> base.nativeLibraries("libzstd-jni", "lmdb");
    UnaryOperator<RecordBuilder> arm =
        head -> head.architecture(Architecture.ARM64).nativeLibraries("libzstd-jni");

    assertThat(found(Study.sameNode(), two, head -> head.nativeLibraries("libzstd-jni")))
        .containsExactly(
            Finding.of(
                FindingKind.NATIVE_ONE_SIDE, "base", "used here and not on the other side: lmdb"));
    assertThat(found(Study.ownNodes(), two, arm))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NATIVE_ONE_SIDE);
    assertThat(found(Study.ownNodes().allow("native.libraries"), two, arm)).isEmpty();
  }

  @Test
  void noLibraryAtAllIsNoLibraryOfThatName() {
    assertThat(found(Study.sameNode(), base -> base, head -> head.nativeLibraries("lmdb")))
        .containsExactly(
            Finding.of(
                FindingKind.NATIVE_ONE_SIDE, "head", "used here and not on the other side: lmdb"));
  }

  @Test
  void stolenTimeIsFoundOncePerPlace() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 5; round++) {
      double stolen = round <= 2 ? .01 * round + .011 : 0;
      study.add(trial("base", round).cell(CELL, "ops/s", 100, 100));
      study.add(trial("head", round).stolen(stolen).cell(CELL, "ops/s", 100, 100));
    }

    assertThat(study.compare().findings())
        .containsExactly(
            Finding.of(
                FindingKind.STEAL,
                "head on node-1",
                "others took up to 3.1 % of the machine's time, in 2 of 5 trials"));
  }

  @Test
  void throttlingIsFoundInWhatIsVoidForItAndNotInWhatIsVoidForOtherCauses() {
    VoidedUnit throttled =
        new VoidedUnit("head", "indexing-head-r01.a1", Disturbance.throttledWords(.042), false);
    VoidedUnit killed =
        new VoidedUnit("base", "indexing-base-r01.a1", "the kernel killed 2 processes", false);

    assertThat(
            Study.sameNode()
                .voided(throttled, killed)
                .blocks(HUNDREDS, HUNDREDS)
                .compare()
                .findings())
        .containsExactly(
            Finding.of(
                FindingKind.THROTTLED,
                "head",
                "1 of its trials void, such as indexing-head-r01.a1: throttled for 4.2 % of its"
                    + " CPU time: its quota is too small"));
  }

  @Test
  void aScoreThatIsNoTimeOfAnyWorkIsFoundWithItsSide() {
    String cell = "indexing/Search.term:avgt:t1";
    Study study = Study.sameNode().cell(cell);
    for (int round = 1; round <= 5; round++) {
      study.add(trial("base", round).cell(cell, "ns/op", 12, 12));
      study.add(trial("head", round).cell(cell, "ns/op", .3, .3));
    }

    assertThat(study.compare().findings())
        .containsExactly(
            Finding.of(
                FindingKind.ZERO_MEASUREMENT,
                cell + " on head",
                "an operation takes 0.30 ns, less than a clock cycle, unless a call counts as many"));
  }

  @Test
  void scoresOfZeroAreFoundAndAFailureIsNot() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 5; round++) {
      study.add(trial("base", round).cell(CELL, "ops/s", 0, 0));
      study.add(trial("head", round).failed(CELL, FailureKind.NO_RESULT, "JMH left no result"));
    }

    assertThat(study.compare().findings())
        .containsExactly(
            Finding.of(
                FindingKind.ZERO_MEASUREMENT,
                CELL + " on base",
                "its scores are zero, or no numbers"));
  }

  private static ComparisonDocument files(JmhText base, JmhText head, String... allow) {
    FileSides files = FileSides.of(List.of(base.read("b.json")), List.of(head.read("c.json")));
    return Comparer.compare(
        new Question(
            "files",
            "",
            files.workSha256(),
            Aim.ESTIMATE,
            List.of(new Sides("base", "head", Pairing.FILES, false)),
            List.of(),
            Map.of(),
            new Policy(.03, .05, Set.of(allow)),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            MoneyQuestion.NONE),
        files);
  }

  private static JmhText rates(String jdk) {
    double[] fork = {100, 101, 100};
    return JmhText.file().jdk(jdk).rates("org.x.A.run", fork, fork, fork, fork, fork);
  }

  @Test
  void filesOfOtherJdksAreFoundWithWhatTheirCommandTakes() {
    assertThat(files(rates("21.0.8"), rates("25.0.1")).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.JDK_BUILDS_DIFFER);
              assertThat(finding.what()).contains("jdk.version: 21.0.8 v 25.0.1");
              assertThat(finding.fix()).endsWith("--allow jdk");
            });
    assertThat(files(rates("21.0.8"), rates("25.0.1"), "jdk").findings()).isEmpty();
    assertThat(files(rates("21.0.8"), rates("21.0.8")).findings()).isEmpty();
  }

  @Test
  void filesOfADebugBuildAreFound() {
    assertThat(files(rates("17-internal-fastdebug"), rates("17-internal-fastdebug")).findings())
        .extracting(Finding::kind, Finding::severity, Finding::where)
        .containsExactly(
            tuple(FindingKind.DEBUG_BUILD, Severity.WARNING, "base"),
            tuple(FindingKind.DEBUG_BUILD, Severity.WARNING, "head"));
  }

  @Test
  void aDocumentOfAnEarlierVersionHasNone() {
    ComparisonDocument document = Study.sameNode().blocks(HUNDREDS, HUNDREDS).compare();
    String text = CanonicalJson.text(document);
    String earlier = text.replace("\"findings\":[],", "");

    assertThat(earlier).isNotEqualTo(text);
    assertThat(
            CanonicalJson.read(
                earlier.getBytes(StandardCharsets.UTF_8), ComparisonDocument.class, "earlier"))
        .isEqualTo(document);
  }
}
