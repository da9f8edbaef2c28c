package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static io.archbench.runner.plan.PlanFixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Policy;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyResolverTest {
  private static final String RULES =
      """
      alert: 2%
      release: true
      cells:
        "*": {equivalence: 8%}
        "indexing/Search*": {alert: 4%, direction: both}
      accept:
        - {cells: "*BulkIndex*", reason: a safer codec, author: ann, until: 2026-12-31}
      """;

  @TempDir private Path folder;

  private PlannedPolicy resolve(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("gate.yaml"), text);
    List<CellKey> cells = plan(STUDY).cells().stream().map(CellSpec::key).toList();
    return PolicyResolver.resolve(StudyReader.readPolicy(file), cells);
  }

  private static CellKey cell(String part) {
    return plan(STUDY).cells().stream()
        .map(CellSpec::key)
        .filter(key -> key.text().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileHasTheSameWordsAsAStudy() throws IOException {
    GateRules rules = resolve(RULES).gateRules(1);

    assertThat(rules.release()).isTrue();
    assertThat(rules.policy().alert()).isEqualTo(.02);
    assertThat(rules.cellPolicies())
        .containsEntry(cell("Search.term"), new Policy(.04, .08, Set.of()));
    assertThat(rules.bothDirections()).containsExactly(cell("Search.term"));
    assertThat(rules.accepted())
        .singleElement()
        .satisfies(
            accepted -> {
              assertThat(accepted.cells()).containsExactly(cell("BulkIndex"));
              assertThat(accepted.author()).isEqualTo("ann");
              assertThat(accepted.until()).isEqualTo(LocalDate.of(2026, 12, 31));
            });
    Plan inStudy = plan(STUDY + "policy:\n" + RULES.indent(2));
    assertThat(inStudy.policy()).isEqualTo(resolve(RULES));
  }

  @Test
  void nothingSaidIsTheDefault() throws IOException {
    assertThat(resolve("{}")).isEqualTo(plan(STUDY).policy());
  }

  @Test
  void whatIsWrongIsNamedByFileAndLine() {
    assertThatThrownBy(() -> resolve("alert: 2\nreleased: true\n"))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("gate.yaml:1: alert: expected a percentage")
        .hasMessageContaining("gate.yaml:2: released");
    assertThatThrownBy(
            () -> resolve(RULES.replace("BulkIndex", "BulkIndx").replace("Search*", "Sear*ch")))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("gate.yaml:5: cells[\"indexing/Sear*ch\"]: expected a pattern")
        .hasMessageContaining("gate.yaml:7: accept[0].cells: expected a pattern of selected cells")
        .hasMessageContaining("'*BulkIndx*', which matches none");
    assertThatThrownBy(() -> resolve("accept: [{cells: \"*\", reason: none}]"))
        .hasMessageContaining("accept[0]")
        .hasMessageContaining("author");
  }
}
