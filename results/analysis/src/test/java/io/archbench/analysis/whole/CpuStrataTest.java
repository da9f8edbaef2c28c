package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.price.Sizing;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node type whose machines have one of two CPU models. */
class CpuStrataTest {
  private static final String OLD = "Intel(R) Xeon(R) E5-2673 v4 @ 2.30GHz";
  private static final String NEW = "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz";

  /** Nodes with the old model do 1,000, with the new one 1,200, and the contender's 1,000. */
  private static MoneyStudy study() {
    double[] base = {1000, 1200, 1001, 1201, 999, 1199, 1000, 1200};
    double[] head = {1000, 1001, 999, 1000, 1001, 999, 1000, 1000};
    return MoneyStudy.ownNodes()
        .suite("indexing", "1", "A.a", "1")
        .cell("indexing/A.a:thrpt:tmax", base, head)
        .cpuModels("amd64", OLD, NEW)
        .listPrices();
  }

  private static MoneyStudy fleet(Map<String, BigDecimal> cpus) {
    return study().fleet(MoneyStudy.group("prod", Optional.of(Sizing.THROUGHPUT), ".8", cpus));
  }

  @Test
  void eachModelHasItsRatioAndTheFleetsMixWeighsThem() {
    Whole whole =
        fleet(Map.of("Xeon E5-2673", new BigDecimal(".25"), "8370C", new BigDecimal(".75")))
            .whole();

    assertThat(whole.models()).hasSize(2);
    assertThat(whole.models().get(0).model()).isEqualTo(OLD);
    assertThat(whole.models().get(0).nodes()).isEqualTo(4);
    assertThat(whole.models().get(0).ratio().value()).isCloseTo(1, within(.001));
    assertThat(whole.models().get(1).ratio().value()).isCloseTo(1 / 1.2, within(.001));
    assertThat(whole.models().get(1).share()).contains(.75);
    assertThat(whole.ratio().value()).isCloseTo(Math.pow(1 / 1.2, .75), within(.001));
    assertThat(whole.ratio().high95().orElseThrow() - whole.ratio().low95().orElseThrow())
        .as("what models explain is no noise")
        .isLessThan(.01);
    assertThat(whole.notes().toString()).contains("4 nodes of amd64 whose CPU is " + NEW);
  }

  @Test
  void withoutTheFleetsMixTheRangeIsPrintedAndCertaintyDropsAStep() {
    Comparison unknown = new Comparison(fleet(Map.of()).compare());
    Comparison known =
        new Comparison(
            fleet(Map.of("E5-2673", new BigDecimal(".5"), "8370C", new BigDecimal(".5")))
                .compare());

    assertThat(unknown.deductions())
        .contains(
            "2 CPU models among the nodes of amd64, with ratios from 0.833 to 1.000, and the"
                + " fleet's mix of them is not stated");
    assertThat(known.deductions()).doesNotContain("CPU models");
    assertThat(unknown.whole().ratio().high95().orElseThrow())
        .as("models that are not told apart are noise")
        .isGreaterThan(.99);
  }

  @Test
  void aMixWithAModelThatWasNotMeasuredIsNotKnown() {
    assertThat(
            new Comparison(
                    fleet(Map.of("E5-2673", new BigDecimal(".5"), "9V74", new BigDecimal(".5")))
                        .compare())
                .deductions())
        .contains("2 CPU models among the nodes of amd64");
  }

  @Test
  void oneModelASideIsNoStratum() {
    assertThat(study().cpuModels("amd64", NEW).whole().models()).isEmpty();
  }

  /** What is looked at. */
  private record Comparison(io.archbench.analysis.compare.Comparison comparison) {
    String deductions() {
      return comparison.certainty().orElseThrow().deductions().toString();
    }

    Whole whole() {
      return comparison.whole().orElseThrow();
    }
  }
}
