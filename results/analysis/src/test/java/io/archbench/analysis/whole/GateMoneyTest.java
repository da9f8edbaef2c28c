package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.gate.Gate;
import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.analysis.gate.GateResult.Kind;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A gate over prices. */
class GateMoneyTest {
  private static GateResult judge(String contenderPrice) {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .nodes(6)
            .suite("indexing", "1", "A.a", "1")
            .cell("indexing/A.a:thrpt:tmax", 1.0)
            .prices("1.00", contenderPrice);
    return Gate.judge(
        Comparer.compare(study.question(), study.trials()),
        new GateRules(Policy.DEFAULT, Map.of(), Set.of(), false, false, List.of()),
        LocalDate.of(2026, 11, 27));
  }

  @Test
  void aDearerContenderFailsThoughNothingIsSlower() {
    GateResult result = judge("1.50");

    assertThat(result.all()).containsExactly(1);
    assertThat(result.findings())
        .filteredOn(Finding::fails)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.DEARER);
              assertThat(finding.words()).startsWith("a unit of work costs more");
            });
  }

  @Test
  void aCheaperOneDoesNot() {
    assertThat(judge("0.50").passed()).isTrue();
  }
}
