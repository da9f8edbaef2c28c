package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTextTest {
  @Test
  void eachHasItsSeverityIdPlaceAndRemedyAndWhatIsAlikeStandsOnce() {
    assertThat(
            FindingsText.of(
                List.of(
                    Finding.of(
                        FindingKind.NODE_TAINT,
                        "node-1",
                        "dedicated=search:NoSchedule, which variant arm64 does not tolerate"),
                    Finding.of(
                        FindingKind.NODE_TAINT,
                        "node-2",
                        "dedicated=search:NoSchedule, which variant arm64 does not tolerate"),
                    new Finding(FindingKind.CLOCK_SKEW, "here", "31 s ahead", "wait"))))
        .isEqualTo(
            """
              error node-taint: node-1, node-2
                dedicated=search:NoSchedule, which variant arm64 does not tolerate
                -> add the toleration to the variant
              warning clock-skew: here
                31 s ahead
                -> wait
            """);
  }

  @Test
  void ofManyPlacesTheFirstAreNamedAndTheOthersCounted() {
    List<Finding> many =
        List.of("a", "b", "c", "d", "e").stream()
            .map(node -> new Finding(FindingKind.NODE_SPOT, node, "it is one", "accept it"))
            .toList();

    assertThat(FindingsText.of(many)).startsWith("  warning node-spot: a, b, c and 2 more\n");
  }

  @Test
  void nothingOfOthersLeavesItsColumnsOrMovesTheCursor() {
    String text =
        FindingsText.of(
            List.of(
                new Finding(
                    FindingKind.POD_REFUSED,
                    "variant \u001b[2J" + "x".repeat(200),
                    "webhook says\nno ".repeat(40),
                    "ask \u202e it")));

    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void withoutFindingsThereIsNoText() {
    assertThat(FindingsText.of(List.of())).isEmpty();
  }
}
