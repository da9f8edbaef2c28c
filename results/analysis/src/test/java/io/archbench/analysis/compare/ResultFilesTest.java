package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.compare.FairnessRow.Kind;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.files.JmhText;
import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.ResultFileReader;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.stats.LogRatio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFilesTest {
  private static final String NAME = "org.x.A.run";

  private static ComparisonDocument compare(
      List<ResultFile> baseline, List<ResultFile> contender, String... allow) {
    FileSides files = FileSides.of(baseline, contender);
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
            files.files().stream().map(ResultFile::name).toList(),
            List.of(),
            MoneyQuestion.NONE),
        files);
  }

  private static Comparison compared(JmhText baseline, JmhText contender, String... allow) {
    return compare(List.of(baseline.read("b.json")), List.of(contender.read("c.json")), allow)
        .comparisons()
        .get(0);
  }

  private static CellComparison cell(JmhText baseline, JmhText contender, String... allow) {
    return compared(baseline, contender, allow).cells().get(0);
  }

  /** That many forks of three iterations around a value. */
  private static double[][] forks(int count, double value) {
    double[][] forks = new double[count][];
    for (int i = 0; i < count; i++) {
      double mean = value * (1 + .001 * (i - (count - 1) / 2.0));
      forks[i] = new double[] {mean * .99, mean, mean * 1.01};
    }
    return forks;
  }

  private static JmhText rates(int forks, double value) {
    return JmhText.file().rates(NAME, forks(forks, value));
  }

  private static Inconclusive inconclusive(CellComparison cell) {
    assertThat(cell.verdict()).isInstanceOf(Inconclusive.class);
    return (Inconclusive) cell.verdict();
  }

  @Test
  void fiveForksASideCarryAVerdictForTheirMachines() {
    CellComparison cell = cell(rates(5, 100), rates(5, 110));

    assertThat(cell.verdict()).isEqualTo(new Verdict.Improved());
    assertThat(cell.key()).hasToString("jmh/A.run:thrpt:t1");
    assertThat(cell.n()).isEqualTo(new Sided<>(5, 5));
    assertThat(cell.flags()).containsExactly("this machine only");
    assertThat(cell.units()).hasSize(10);
    double[] base = {99.8, 99.9, 100, 100.1, 100.2};
    double[] head = {109.78, 109.89, 110, 110.11, 110.22};
    for (int i = 0; i < 5; i++) {
      base[i] = Math.log(base[i]);
      head[i] = Math.log(head[i]);
    }
    var expected = LogRatio.welch(head, base);
    assertThat(cell.theta().orElseThrow()).isCloseTo(expected.theta(), within(1e-13));
    assertThat(cell.se().orElseThrow()).isCloseTo(expected.se(), within(1e-13));
    assertThat(cell.score().baseline().orElseThrow()).isCloseTo(100, within(.001));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void threeOrFourForksGiveAnIntervalAndNoVerdict(int forks) {
    CellComparison cell = cell(rates(forks, 100), rates(10, 200));

    assertThat(cell.ratio().orElseThrow().low95()).isPresent();
    assertThat(inconclusive(cell).reason()).isEqualTo(Reason.TOO_FEW);
    assertThat(inconclusive(cell).words()).isEqualTo(forks + " forks: a verdict needs 5");
    // five warm-ups of 10 s and three iterations of 10 s each
    Verdict.Settle settle = inconclusive(cell).settle().orElseThrow();
    assertThat(settle.hours()).isCloseTo((5 - forks) * 80 / 3600.0, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void fewerForksGiveARatioAndNoMore(int forks) {
    CellComparison cell = cell(rates(forks, 100), rates(10, 200));

    assertThat(cell.ratio().orElseThrow().value()).isCloseTo(2, within(.01));
    assertThat(cell.ratio().orElseThrow().low95()).isEmpty();
    assertThat(inconclusive(cell).reason()).isEqualTo(Reason.TOO_FEW);
  }

  @Test
  void severalFilesASideMakeTheFileTheUnit() {
    List<ResultFile> baseline = new ArrayList<>();
    List<ResultFile> contender = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      baseline.add(rates(2, 100 + i).read("b" + i));
      contender.add(rates(1, 120 + i).read("c" + i));
    }

    Comparison comparison = compare(baseline, contender).comparisons().get(0);

    assertThat(comparison.unit()).isEqualTo("file");
    CellComparison cell = comparison.cells().get(0);
    assertThat(cell.n()).isEqualTo(new Sided<>(5, 5));
    assertThat(cell.verdict()).isEqualTo(new Verdict.Improved());
    assertThat(cell.flags()).doesNotContain("this machine only");
  }

  @Test
  void severalFilesAgainstOneAreOneUnitNotManyForks() {
    List<ResultFile> two = List.of(rates(5, 100).read("b0"), rates(5, 101).read("b1"));

    Comparison comparison = compare(two, List.of(rates(10, 120).read("c"))).comparisons().get(0);

    assertThat(comparison.unit()).isEqualTo("file");
    assertThat(comparison.cells().get(0).n()).isEqualTo(new Sided<>(2, 1));
    assertThat(comparison.cells().get(0).ratio().orElseThrow().low95()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, ops/s, ops/ms, .12",
    "thrpt, ops/min, ops/hr, 7200",
    "avgt, us/op, ns/op, 833.3333333333334",
    "avgt, s/op, min/op, 0.013888888888888888",
    "avgt, ms/op, ops/s, 1200"
  })
  void scoresInOtherUnitsAreBroughtIntoOne(
      String mode, String left, String right, double contender) {
    // every contender here does a fifth more work: 120 instead of 100, or 1/1.2 of the time
    double baseline = left.startsWith("ops/") ? 100 : 1;
    CellComparison cell =
        cell(
            JmhText.file().cell(NAME, mode, left, Map.of(), new double[] {baseline, baseline}),
            JmhText.file().cell(NAME, mode, right, Map.of(), new double[] {contender, contender}));

    assertThat(cell.ratio().orElseThrow().value()).isCloseTo(1.2, within(1e-12));
    assertThat(cell.unit()).isEqualTo(left);
    assertThat(cell.better()).isEqualTo(left.startsWith("ops/") ? "higher" : "lower");
    assertThat(cell.score().baseline().orElseThrow()).isCloseTo(baseline, within(1e-12));
  }

  @Test
  void aUnitThatIsNoRateAndNoTimeIsListedAsNotComparable() {
    JmhText file =
        JmhText.file()
            .cell("A.copy", "thrpt", "MB/s", Map.of(), forks(5, 10))
            .rates("A.run", forks(5, 10));

    Comparison comparison = compared(file, file.jdk("21.0.8"));

    CellComparison cell = comparison.cells().get(0);
    assertThat(cell.ratio()).isEmpty();
    assertThat(inconclusive(cell).words()).startsWith("not comparable: scores in 'MB/s' are");
    assertThat(cell.failed()).isEmpty();
    assertThat(comparison.cells().get(1).ratio()).isPresent();
  }

  @Test
  void cellsWithoutAPartnerAreListedAsNewAndGone() {
    JmhText baseline = JmhText.file().rates("A.old", forks(5, 1)).rates("A.run", forks(5, 1));
    JmhText contender = JmhText.file().rates("A.now", forks(5, 1)).rates("A.run", forks(5, 1));

    ComparisonDocument document =
        compare(List.of(baseline.read("b")), List.of(contender.read("c")));

    List<CellComparison> cells = document.comparisons().get(0).cells();
    assertThat(cells).hasSize(3);
    assertThat(cells.get(0).flags()).contains("new");
    assertThat(inconclusive(cells.get(0)).words()).isEqualTo("not measured on base");
    assertThat(cells.get(1).flags()).contains("gone");
    assertThat(inconclusive(cells.get(1)).words()).isEqualTo("not measured on head");
    assertThat(cells.get(2).ratio()).isPresent();
    assertThat(document.exit().code()).isZero();
  }

  @Test
  void nothingInCommonIsNoPass() {
    ComparisonDocument document =
        compare(
            List.of(JmhText.file().rates("A.old", forks(5, 1)).read("b")),
            List.of(JmhText.file().rates("A.now", forks(5, 1)).read("c")));

    assertThat(document.exit().code()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 3", "NaN, NaN"})
  void whatHasNoLogarithmIsListedAsFailed(double one, double other) {
    CellComparison cell =
        cell(rates(5, 100), JmhText.file().rates(NAME, new double[] {one, other}));

    assertThat(cell.ratio()).isEmpty();
    assertThat(inconclusive(cell).reason()).isEqualTo(Reason.FAILED);
    assertThat(cell.failed()).hasSize(1);
    assertThat(cell.failed().get(0).variant()).isEqualTo("head");
    assertThat(cell.failed().get(0).trial()).startsWith("c.json");
  }

  @Test
  void aForkWithoutAValueIsListedAndTheOthersCount() {
    JmhText head =
        JmhText.file()
            .rates(NAME, new double[] {100}, new double[] {Double.NaN}, new double[] {101});

    CellComparison cell = cell(rates(5, 100), head);

    assertThat(cell.n().contender()).isEqualTo(2);
    assertThat(cell.failed().get(0).trial()).isEqualTo("c.json fork 2");
    assertThat(cell.flags()).contains("no number in 1 iterations");
  }

  @Test
  void whatWasMeasuredOnceIsNotCompared() {
    ComparisonDocument document =
        compare(
            List.of(rates(5, 100).read("b")),
            List.of(JmhText.file().rates(NAME, new double[] {1}).read("c")));

    CellComparison cell = document.comparisons().get(0).cells().get(0);
    assertThat(cell.ratio()).isEmpty();
    assertThat(cell.score().contender()).hasValue(1.0);
    assertThat(inconclusive(cell).words()).contains("measured once");
    assertThat(document.exit().code()).isEqualTo(4);
  }

  @Test
  void severalFilesOfOneMeasurementEachAreComparable() {
    List<ResultFile> baseline = new ArrayList<>();
    List<ResultFile> contender = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      baseline.add(JmhText.file().rates(NAME, new double[] {100 + i}).read("b" + i));
      contender.add(JmhText.file().rates(NAME, new double[] {130 + i}).read("c" + i));
    }

    assertThat(compare(baseline, contender).comparisons().get(0).cells().get(0).verdict())
        .isEqualTo(new Verdict.Improved());
  }

  @Test
  void jsonAndCsvOfTheSameDataAgree() {
    JmhText base =
        JmhText.file()
            .rates("A.run", new double[] {100, 104, 99})
            .cell("A.walk", "avgt", "us/op", Map.of("n", "1"), new double[] {20, 20, 20});
    JmhText head =
        JmhText.file()
            .rates("A.run", new double[] {120, 121, 125})
            .cell("A.walk", "avgt", "us/op", Map.of("n", "1"), new double[] {25, 25, 25});

    List<CellComparison> json = compared(base, head).cells();
    List<CellComparison> csv =
        compare(List.of(csv(base, "b.csv")), List.of(csv(head, "c.csv")))
            .comparisons()
            .get(0)
            .cells();

    for (int i = 0; i < 2; i++) {
      assertThat(csv.get(i).key()).isEqualTo(json.get(i).key());
      assertThat(csv.get(i).ratio().orElseThrow().value())
          .isCloseTo(json.get(i).ratio().orElseThrow().value(), within(1e-12));
      assertThat(csv.get(i).score().baseline().orElseThrow())
          .isCloseTo(json.get(i).score().baseline().orElseThrow(), within(1e-9));
    }
    assertThat(inconclusive(csv.get(0)).words()).isEqualTo("1 file: a verdict needs 5");
    assertThat(csv.get(0).flags()).containsExactly("warm-up not known");
  }

  @Test
  void jsonOnOneSideAndCsvOnTheOtherGiveARatio() {
    JmhText text = JmhText.file().rates("A.run", new double[] {100, 104, 99});

    Comparison comparison =
        compare(List.of(text.read("b.json")), List.of(csv(text, "c.csv"))).comparisons().get(0);

    assertThat(comparison.cells().get(0).ratio().orElseThrow().value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aFileWithRawDataForOtherCellsOnlyGivesARatioAndSaysWhy() {
    String json = rates(5, 100).json().replaceAll("\"rawData\":\\[.*]}", "\"rawData\":[]}");
    ResultFile mixed =
        ResultFileReader.read(
            (json.stripTrailing().replaceFirst("]$", ",")
                    + JmhText.file().rates("A.other", forks(5, 1)).json().substring(1))
                .getBytes(StandardCharsets.UTF_8),
            "b.json");

    Comparison comparison =
        compare(List.of(mixed), List.of(rates(5, 110).read("c"))).comparisons().get(0);

    assertThat(comparison.unit()).isEqualTo("fork");
    CellComparison cell = comparison.cells().get(1);
    assertThat(cell.ratio().orElseThrow().value()).isCloseTo(1.1, within(1e-3));
    assertThat(inconclusive(cell).words())
        .isEqualTo("only the mean of its forks is known: no interval");
  }

  @Test
  void aShortWarmUpCarriesNoVerdictAndItsSecondsAreSaid() {
    JmhText shorter = JmhText.file().warmup("400 ms").rates(NAME, forks(10, 150));

    CellComparison cell = cell(rates(10, 100), shorter, "settings");

    assertThat(inconclusive(cell).reason()).isEqualTo(Reason.UNSTEADY);
    assertThat(inconclusive(cell).words())
        .isEqualTo(
            "warm-up 2 s, measured 30 s a fork: may not be steady; a verdict needs 10 s of each");
    assertThat(cell.ratio().orElseThrow().low95()).isPresent();
  }

  @Test
  void singleShotsAreNotExpectedToWarmUp() {
    JmhText shots =
        JmhText.file().warmup("single-shot").cell(NAME, "ss", "ms/op", Map.of(), forks(6, 150));
    JmhText faster =
        JmhText.file().warmup("single-shot").cell(NAME, "ss", "ms/op", Map.of(), forks(6, 100));

    assertThat(cell(shots, faster).verdict()).isEqualTo(new Verdict.Improved());
    assertThat(cell(shots, faster).flags()).containsExactly("this machine only");
  }

  @ParameterizedTest
  @CsvSource({"jdk, jdk.version", "jmh, jmh.version", "args, jvm.args", "warmup, settings.warmup"})
  void aDifferenceThatMovesResultsIsUnfairUntilItIsAllowed(String change, String field) {
    JmhText head =
        switch (change) {
          case "jdk" -> JmhText.file().jdk("25.0.1").rates(NAME, forks(6, 110));
          case "jmh" -> JmhText.file().jmh("1.36").rates(NAME, forks(6, 110));
          case "args" -> JmhText.file().arguments("-Xmx2g").rates(NAME, forks(6, 110));
          default -> JmhText.file().warmup("20 s").rates(NAME, forks(6, 110));
        };
    String family = field.substring(0, field.indexOf('.'));

    Comparison refused = compared(rates(6, 100), head);
    Comparison allowed = compared(rates(6, 100), head, family);

    assertThat(inconclusive(refused.cells().get(0)).reason()).isEqualTo(Reason.UNFAIR);
    assertThat(inconclusive(refused.cells().get(0)).words()).contains(field + " (");
    assertThat(kind(refused, field)).isEqualTo(Kind.DIFFERS);
    assertThat(allowed.cells().get(0).verdict()).isEqualTo(new Verdict.Improved());
    assertThat(kind(allowed, field)).isEqualTo(Kind.VARIED);
    assertThat(kind(allowed, "settings.measurement")).isEqualTo(Kind.SAME);
  }

  @Test
  void aDifferenceInOneCellIsUnfairInThatCellAlone() {
    JmhText base = JmhText.file().rates("A.one", forks(6, 1)).rates("A.two", forks(6, 1));
    JmhText head =
        JmhText.file().rates("A.one", forks(6, 2)).warmup("20 s").rates("A.two", forks(6, 2));

    List<CellComparison> cells = compared(base, head).cells();

    assertThat(cells.get(0).verdict()).isEqualTo(new Verdict.Improved());
    assertThat(inconclusive(cells.get(1)).words())
        .isEqualTo("the sides also differ in settings.warmup (5 x 10 s v 5 x 20 s)");
  }

  @Test
  void theNumberOfForksMayDiffer() {
    Comparison comparison = compared(rates(5, 100), rates(7, 120));

    assertThat(comparison.cells().get(0).verdict()).isEqualTo(new Verdict.Improved());
    assertThat(kind(comparison, "settings.forks")).isEqualTo(Kind.VARIED);
  }

  @Test
  void argumentsThatDifferAreShownWithoutThoseInCommon() {
    JmhText base = JmhText.file().arguments("-Xmx1g\",\"-Dx=1").rates(NAME, forks(6, 100));
    JmhText head = JmhText.file().arguments("-Xmx1g\",\"-Dx=2").rates(NAME, forks(6, 100));

    FairnessRow row =
        compared(base, head).fairness().stream()
            .filter(each -> each.field().equals("jvm.args"))
            .findFirst()
            .orElseThrow();

    assertThat(row).isEqualTo(new FairnessRow("jvm.args", "-Dx=1", "-Dx=2", Kind.DIFFERS));
  }

  @Test
  void whatNoFileSaysIsUnknownAndAPathIsAHint() {
    JmhText arm = JmhText.file().jvm("/jdk-aarch64/bin/java").rates(NAME, forks(6, 100));

    Comparison comparison = compared(rates(6, 100), arm);
    Comparison csv =
        compare(List.of(csv(rates(6, 100), "b")), List.of(csv(rates(6, 101), "c")))
            .comparisons()
            .get(0);

    assertThat(comparison.fairness())
        .contains(
            new FairnessRow(
                "machine",
                "not recorded",
                "not recorded; the path of its JVM hints at arm64",
                Kind.UNKNOWN));
    assertThat(csv.fairness()).extracting(FairnessRow::kind).containsOnly(Kind.UNKNOWN);
  }

  @Test
  void theSameBytesComeOutTwiceWhateverTheLocale() {
    Locale before = Locale.getDefault();
    byte[] first = CanonicalJson.bytes(many());
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(CanonicalJson.bytes(many())).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static ComparisonDocument many() {
    return compare(
        List.of(ManyCells.file(1, 60, 5, 4).read("b")),
        List.of(ManyCells.file(2, 60, 5, 4).read("c")));
  }

  private static ResultFile csv(JmhText text, String name) {
    return ResultFileReader.read(
        text.csv(Locale.GERMANY, ',').getBytes(StandardCharsets.UTF_8), name);
  }

  private static Kind kind(Comparison comparison, String field) {
    return comparison.fairness().stream()
        .filter(row -> row.field().equals(field))
        .findFirst()
        .orElseThrow()
        .kind();
  }
}
