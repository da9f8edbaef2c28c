package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.ReportFormat;
import io.archbench.report.Written;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingViewTest {
  @Test
  void whatWasFoundAlikeIsShownOnceInTheOrderOfItsFirstPlace() {
    List<FindingView> views =
        FindingView.of(
            List.of(
                Finding.of(FindingKind.STEAL, "x", "one"),
                Finding.of(FindingKind.UNSTEADY, "a", "drift"),
                Finding.of(FindingKind.STEAL, "y", "two"),
                Finding.of(FindingKind.UNSTEADY, "b", "drift"),
                Finding.of(FindingKind.UNSTEADY, "c", "drift").as(Severity.NOTE)));

    assertThat(views).extracting(FindingView::where).containsExactly("x", "a, b", "y", "c");
  }

  @Test
  void ofMoreThanThreePlacesTheOthersAreCounted() {
    List<Finding> four =
        List.of("a", "b", "c", "d").stream()
            .map(where -> Finding.of(FindingKind.BIMODAL, where, "two"))
            .toList();

    assertThat(FindingView.of(four))
        .singleElement()
        .satisfies(
            view -> {
              assertThat(view.where()).isEqualTo("a, b, c and 1 more");
              assertThat(view.where(place -> "<" + place + ">"))
                  .isEqualTo("<a>, <b>, <c> and 1 more");
            });
    assertThat(FindingView.of(four.subList(0, 3)).getFirst().where()).isEqualTo("a, b, c");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"TEXT", "HTML", "MARKDOWN"})
  void theSectionIsThereOnlyIfSomethingWasFound(ReportFormat format) {
    assertThat(Written.by(format, Fixture.TWO_COMPARISONS.report()))
        .contains("Findings", "jdk-builds-differ", "unsteady");
    assertThat(Written.by(format, Fixture.PRICED_CHEAPER.report())).doesNotContain("Findings");
  }
}
