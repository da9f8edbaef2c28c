package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.Study;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.Phase;
import io.archbench.trial.json.CanonicalJson;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is measured has a defined verdict, and never one that the data do not carry. */
class BadInputTest {
  private static final List<Aim> AIMS =
      List.of(Aim.ESTIMATE, new Aim.Detect(.03, true), new Aim.Detect(.03, false));
  private static final double[] STRANGE = {
    0,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    1e-300,
    1e300,
    1
  };

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  private static CellComparison compared(Study study) {
    return study.compare().comparisons().stream()
        .flatMap(comparison -> comparison.cells().stream())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyMixtureOfStrangeValuesHasAVerdictThatItsNumbersCarry(long seed) {
    Random random = new Random(seed);
    Study study = (seed % 2 == 0 ? Study.sameNode() : Study.ownNodes());
    Aim aim = AIMS.get((int) (seed % 3));
    study.aim(aim);
    Phase phase = aim instanceof Aim.Estimate ? Phase.MEASURE : Phase.SCREEN;
    int base = 1 + random.nextInt(11);
    int head = 1 + random.nextInt(11);
    for (int i = 0; i < base; i++) {
      study.add(
          trial("base", i + 1)
              .phase(phase)
              .place("b" + random.nextInt(7))
              .cell(CELL, "ops/s", values(random)));
    }
    for (int i = 0; i < head; i++) {
      study.add(
          trial("head", i + 1)
              .phase(phase)
              .place("h" + random.nextInt(7))
              .cell(CELL, "ops/s", values(random)));
    }

    CellComparison cell = compared(study);

    assertThat(CanonicalJson.text(cell)).doesNotContainPattern(":\"?-?(NaN|Infinity)");
    boolean decided = !(cell.verdict() instanceof Verdict.Inconclusive);
    if (decided) {
      assertThat(Math.min(cell.n().baseline(), cell.n().contender())).isGreaterThanOrEqualTo(5);
      assertThat(cell.ratio()).isPresent();
    }
    cell.ratio()
        .ifPresent(
            ratio -> {
              assertThat(ratio.value()).isNotNaN();
              ratio.low95().ifPresent(low -> assertThat(low).isLessThanOrEqualTo(ratio.value()));
            });
  }

  private static double[] values(Random random) {
    double[] values = new double[1 + random.nextInt(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          random.nextInt(6) == 0
              ? STRANGE[random.nextInt(STRANGE.length)]
              : 1000 * (1 + .02 * random.nextGaussian());
    }
    return values;
  }

  @Test
  void identicalValuesOnBothSidesAreEquivalentAndDifferentConstantsAChange() {
    double[] same = {7, 7, 7, 7, 7};
    double[] other = {8, 8, 8, 8, 8};

    assertThat(Study.sameNode().blocks(same, same).compared().verdict())
        .isEqualTo(new Verdict.Equivalent());
    assertThat(Study.sameNode().blocks(same, other).compared().verdict())
        .isEqualTo(new Verdict.Improved());
    assertThat(Study.ownNodes().blocks(other, same).compared().verdict())
        .isEqualTo(new Verdict.Regressed());
  }

  @Test
  void oneUnitASideHasARatioAndNothingMore() {
    CellComparison cell = Study.sameNode().blocks(new double[] {100}, new double[] {50}).compared();

    assertThat(cell.ratio().orElseThrow().value()).isCloseTo(.5, within(1e-12));
    assertThat(cell.ratio().orElseThrow().low95()).isEmpty();
    assertThat(((Verdict.Inconclusive) cell.verdict()).reason()).isEqualTo(Verdict.Reason.TOO_FEW);
  }

  @Test
  void aMillionIterationsAreOneUnitAsFewAre() {
    double[] many = new double[1_000_000];
    Arrays.fill(many, 100);
    Study study = Study.sameNode();
    study.add(trial("base", 1).cell(CELL, "ops/s", many));
    study.add(trial("head", 1).cell(CELL, "ops/s", many));

    assertThat(study.compared().n().baseline()).isEqualTo(1);
    assertThat(study.compared().verdict()).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void aSideThatIsMissingIsSaid() {
    Study study = Study.sameNode();
    study.add(trial("base", 1).cell(CELL, "ops/s", 100, 100));

    assertThat(((Verdict.Inconclusive) study.compared().verdict()).words())
        .isEqualTo("not measured on head");
  }
}
