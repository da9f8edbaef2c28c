package io.archbench.runner.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.runner.study.NightlyStudy.Builds;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NightlyStudyTest {
  private static final String STUDY =
      """
      schema: 1
      study: nightly
      design: detect
      variants:
        base: {arch: amd64}
        head: {arch: amd64}
        first: {arch: amd64}
        base-arm: {arch: arm64}
        head-arm: {arch: arm64}
      comparisons:
        - {baseline: base, contender: head, anchor: first}
        - {baseline: base-arm, contender: head-arm}
      suites:
        indexing: {}
      """;

  private static final Builds NONE =
      new Builds(Optional.empty(), Optional.empty(), Optional.empty());

  private static Study nightly(String text, Builds builds) {
    return NightlyStudy.of(StudyReader.parse("nightly.yaml", text), builds).study();
  }

  private static Optional<String> image(Study study, String variant) {
    return Objects.requireNonNull(study.variants().get(variant)).image();
  }

  @Test
  void anImageIsGivenToEachVariantOfItsRole() {
    Study study =
        nightly(
            STUDY,
            new Builds(
                Optional.of("host/bench:main"),
                Optional.of("host/bench:head"),
                Optional.of("host/bench:first")));

    assertThat(image(study, "base")).contains("host/bench:main");
    assertThat(image(study, "base-arm")).contains("host/bench:main");
    assertThat(image(study, "head")).contains("host/bench:head");
    assertThat(image(study, "head-arm")).contains("host/bench:head");
    assertThat(image(study, "first")).contains("host/bench:first");
  }

  @Test
  void whatIsNotGivenStaysAsTheStudyHasIt() {
    Study study =
        nightly(STUDY.replace("base: {arch: amd64}", "base: {arch: amd64, image: a/b:1}"), NONE);

    assertThat(image(study, "base")).contains("a/b:1");
    assertThat(image(study, "head")).isEmpty();
  }

  @Test
  void oneFalseAlarmAMonthIsBorneUnlessTheStudySaysAnotherNumber() {
    assertThat(nightly(STUDY, NONE).policy().falseAlarms()).contains(BigDecimal.ONE);
    assertThat(nightly(STUDY + "policy: {falseAlarms: 0.5}\n", NONE).policy().falseAlarms())
        .contains(new BigDecimal("0.5"));
  }

  @Test
  void aStudyThatEstimatesIsNoNight() {
    assertThatThrownBy(() -> nightly(STUDY.replace("design: detect\n", ""), NONE))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("design")
        .hasMessageContaining("estimate");
  }

  @Test
  void anImageForARoleThatNobodyHasIsRefused() {
    assertThatThrownBy(
            () ->
                nightly(
                    STUDY.replace(", anchor: first", ""),
                    new Builds(Optional.empty(), Optional.empty(), Optional.of("host/bench:1"))))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("comparisons[0].anchor")
        .hasMessageContaining("host/bench:1");
  }

  @Test
  void aVariantOfTwoRolesCannotHaveTwoImages() {
    String chained =
        STUDY
                .replace("{baseline: base-arm,", "{baseline: head-arm,")
                .replace("contender: head-arm}", "contender: base-arm}")
            + "";
    String both = chained.replace("anchor: first", "anchor: base");
    assertThatThrownBy(
            () ->
                nightly(
                    both,
                    new Builds(
                        Optional.of("host/bench:1"),
                        Optional.empty(),
                        Optional.of("host/bench:2"))))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("one image for base");
  }

  @Test
  void aBudgetOfFalseAlarmsIsForStudiesThatDetect() {
    assertThatThrownBy(
            () ->
                StudyReader.parse(
                    "study.yaml",
                    STUDY.replace("design: detect\n", "") + "policy: {falseAlarms: 1}\n"))
        .hasMessageContaining("policy.falseAlarms");
    assertThatThrownBy(() -> StudyReader.parse("study.yaml", STUDY + "policy: {falseAlarms: 0}\n"))
        .hasMessageContaining("above 0");
  }

  @Test
  void anAnchorIsAnotherVariantOfTheContendersArchitecture() {
    assertThatThrownBy(
            () -> StudyReader.parse("study.yaml", STUDY.replace("anchor: first", "anchor: head")))
        .hasMessageContaining("another variant than the contender");
    assertThatThrownBy(
            () ->
                StudyReader.parse("study.yaml", STUDY.replace("anchor: first", "anchor: base-arm")))
        .hasMessageContaining("architecture");
    assertThatThrownBy(
            () -> StudyReader.parse("study.yaml", STUDY.replace("anchor: first", "anchor: fist")))
        .hasMessageContaining("first");
  }

  @Test
  void aContenderHasOneAnchor() {
    String two =
        STUDY.replace(
            "  - {baseline: base-arm, contender: head-arm}",
            "  - {baseline: first, contender: head, anchor: base}");
    assertThatThrownBy(() -> StudyReader.parse("study.yaml", two))
        .hasMessageContaining("comparisons[1].anchor")
        .hasMessageContaining("one anchor for each contender: first");
  }
}
