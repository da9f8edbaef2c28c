package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.whole.Certainty;
import io.archbench.analysis.whole.Certainty.Word;
import io.archbench.report.Fixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyAnswerTest {
  private static Answer answer(Fixture fixture) {
    return ReportView.of(fixture.report()).comparisons().getFirst().answer();
  }

  private static Comparison comparison(Fixture fixture) {
    return fixture.report().document().comparisons().getFirst();
  }

  @Test
  void threeSentencesComeFirstThenTheYearAndHowSureItIs() {
    assertThat(answer(Fixture.PRICED_CHEAPER).lead())
        .isEqualTo("arm64 against amd64: cheaper, certainty high");
    assertThat(answer(Fixture.PRICED_CHEAPER).money())
        .containsExactly(
            "Standard_D16ps_v6 gives 27.6 % more work per dollar than Standard_D16_v3 (uncertainty"
                + " 25.0–30.2 %), list prices of 2026-06-18.",
            "It costs 26.8 % less per hour, so it may be up to 26.8 % slower and still break even;"
                + " measured 6.6 % slower (uncertainty 4.7–8.5 %).",
            "The verdict stands until its price rises by more than 25.0 %, or Standard_D16_v3 gets"
                + " a discount of more than 20.0 %.",
            "The fleet, 300 nodes: saves 369,761 to 378,191 USD a year of the 1,441,382 USD spent"
                + " today.",
            "Certainty is high.");
  }

  @ParameterizedTest
  @CsvSource({"HIGH, gives", "MODERATE, likely gives", "LOW, may give"})
  void theWordOfCertaintyIsTheVerb(Word word, String verb) {
    Comparison usual = comparison(Fixture.PRICED_CHEAPER);
    Comparison other =
        with(usual, usual.whole().isPresent(), Optional.of(new Certainty(word, List.of())));

    MoneyAnswer answer = MoneyAnswer.of(other, false);

    assertThat(answer.sentences().getFirst())
        .startsWith("Standard_D16ps_v6 " + verb + " 27.6 % more work");
    assertThat(answer.conclusion())
        .hasValueSatisfying(said -> assertThat(said).endsWith(CertaintyWords.word(word)));
  }

  @Test
  void whatIsUndecidedNamesNoSumOfAYear() {
    assertThat(answer(Fixture.PRICED_UNDECIDED).money())
        .hasSize(3)
        .noneMatch(sentence -> sentence.contains("a year"))
        .last()
        .asString()
        .startsWith("Why it is undecided: it may be cheaper or dearer; forecast: 6 nodes more");
  }

  @Test
  void aSmallCoverageIsSaidInTheFirstSentence() {
    assertThat(answer(Fixture.PRICED_UNDECIDED).money().getFirst())
        .startsWith("For the 44 % of node cost that was measured, it cannot be told yet whether");
    assertThat(answer(Fixture.FILES).money().getFirst()).startsWith("Standard_D16ps_v6 may give");
  }

  @Test
  void aDemonstrationIsShortAndNamesNoMeasuredFigure() {
    assertThat(answer(Fixture.PRICED_DEMONSTRATION).money())
        .containsExactly(
            "A demonstration cannot tell whether Standard_D16ps_v6 gives more work per dollar than"
                + " Standard_D16_v3 (list prices of 2026-06-18).",
            "It costs 26.8 % less per hour, so it may be up to 26.8 % slower and still break"
                + " even.");
  }

  @Test
  void aDearerOneIsSaidToBe() {
    assertThat(answer(Fixture.DEARER).signedLead())
        .isEqualTo("arm64 against amd64: ▼ dearer, certainty moderate");
    assertThat(answer(Fixture.DEARER).money())
        .anyMatch(said -> said.startsWith("It costs 30.1 % more per hour, so it must be at least"))
        .anyMatch(said -> said.contains("costs 233,331 to 317,024 USD a year more than the"));
  }

  @Test
  void whatIsPricedAsAnotherTypeSaysSoInEverySentenceWithAnAmount() {
    assertThat(answer(Fixture.HOSTILE_MONEY).money())
        .filteredOn(said -> said.contains(" work per ") || said.contains(" spent today"))
        .hasSize(2)
        .allMatch(said -> said.contains("priced as <script>alert(1)</script>, measured on"));
  }

  @Test
  void withoutPricesTheCellsAreTheVerdictAndTheBreakEvenPriceIsAHint() {
    Answer answer = answer(Fixture.UNPRICED);

    assertThat(answer.lead())
        .isEqualTo("arm64 against amd64: slower in 1 of 2 cells, the same in 1");
    assertThat(answer.outcome()).isEmpty();
    assertThat(answer.paragraphs()).hasSize(2);
    assertThat(answer.paragraphs().getLast())
        .startsWith("arm64 is priced as azure/Standard_D16ps_v6 but was measured on")
        .endsWith(
            "The whole was measured 3.5 % slower (uncertainty 1.4–5.6 %): it breaks even where an"
                + " hour of arm64 costs 3.5 % less than one of amd64 (1.4–5.6 %).");
  }

  @Test
  void pricesWithoutAMeasuredWholeCarryNoVerdict() {
    MoneyAnswer answer =
        MoneyAnswer.of(with(comparison(Fixture.DEARER), false, Optional.empty()), false);

    assertThat(answer.outcome()).isEmpty();
    assertThat(answer.conclusion()).isEmpty();
    assertThat(answer.sentences()).singleElement().asString().endsWith("no verdict on cost.");
  }

  @Test
  void studiesThatDoNotAskForMoneyHearNothingOfIt() {
    assertThat(answer(Fixture.TWO_COMPARISONS).money()).isEmpty();
    assertThat(answer(Fixture.TWO_COMPARISONS).paragraphs()).hasSize(1);
  }

  private static Comparison with(Comparison usual, boolean whole, Optional<Certainty> certainty) {
    return new Comparison(
        usual.baseline(),
        usual.contender(),
        usual.pairing(),
        usual.unit(),
        usual.cells(),
        usual.fairness(),
        usual.suites(),
        whole ? usual.whole() : Optional.empty(),
        usual.pricing(),
        usual.unpriced(),
        certainty);
  }
}
