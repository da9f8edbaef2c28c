package io.archbench.analysis.whole;

import static io.archbench.analysis.whole.Certainty.Word.HIGH;
import static io.archbench.analysis.whole.Certainty.Word.LOW;
import static io.archbench.analysis.whole.Certainty.Word.MODERATE;
import static io.archbench.analysis.whole.MoneyStudy.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.whole.MoneyVerdict.Cheaper;
import io.archbench.analysis.whole.MoneyVerdict.Dearer;
import io.archbench.analysis.whole.MoneyVerdict.Same;
import io.archbench.analysis.whole.MoneyVerdict.Undecided;
import io.archbench.trial.Architecture;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CertaintyRulesTest {
  private static final MoneyVerdict CLEAR = new Cheaper(true);

  private static MoneyQuestion money(boolean equalWeights, boolean checked, FleetGroup... fleet) {
    return new MoneyQuestion(
        Map.of(),
        List.of(),
        equalWeights,
        List.of(fleet),
        .05,
        false,
        checked ? Optional.empty() : Optional.of(MoneyQuestion.NOT_CHECKED),
        DAY);
  }

  private static Pricing pricing(
      Architecture contender, boolean pricedAs, PurchaseOption purchase, LocalDate date) {
    Money usd = Money.usd("0.5");
    return new Pricing(
        new Pricing.Side(
            MoneyStudy.price("b", Architecture.AMD64, usd, PurchaseOption.ON_DEMAND, DAY),
            usd,
            false,
            List.of()),
        new Pricing.Side(
            MoneyStudy.price("c", contender, usd, purchase, date), usd, pricedAs, List.of()),
        1,
        List.of());
  }

  private static final Pricing FRESH =
      pricing(Architecture.ARM64, false, PurchaseOption.ON_DEMAND, DAY);

  private static Certainty certainty(MoneyVerdict verdict, MoneyQuestion money, Pricing pricing) {
    return CertaintyRules.certainty(verdict, money, pricing, Unit.NODE, 5, Optional.empty());
  }

  private static Certainty at(int places, Unit unit) {
    return CertaintyRules.certainty(
        CLEAR, money(false, true), FRESH, unit, places, Optional.empty());
  }

  @Test
  void theVerdictGivesTheWord() {
    MoneyQuestion money = money(false, true);

    assertThat(certainty(new Cheaper(true), money, FRESH))
        .isEqualTo(new Certainty(HIGH, List.of()));
    assertThat(certainty(new Dearer(true), money, FRESH).word()).isEqualTo(HIGH);
    assertThat(certainty(new Cheaper(false), money, FRESH))
        .isEqualTo(
            new Certainty(MODERATE, List.of("clear of the line, but not by the margin of 5 %")));
    assertThat(certainty(new Dearer(false), money, FRESH).word()).isEqualTo(MODERATE);
    assertThat(certainty(new Same(), money, FRESH).word()).isEqualTo(MODERATE);
    assertThat(certainty(new Undecided("too wide", Optional.empty()), money, FRESH))
        .isEqualTo(new Certainty(LOW, List.of("undecided")));
  }

  @Test
  void fewNodesLimitTheWord() {
    assertThat(at(1, Unit.BLOCK)).isEqualTo(new Certainty(LOW, List.of("1 node a side")));
    assertThat(at(2, Unit.TRIAL)).isEqualTo(new Certainty(MODERATE, List.of("2 nodes a side")));
    assertThat(at(4, Unit.TRIAL).word()).isEqualTo(MODERATE);
    assertThat(at(5, Unit.NODE).word()).isEqualTo(HIGH);
    assertThat(at(1, Unit.FORK)).isEqualTo(new Certainty(LOW, List.of("1 file a side")));
  }

  @Test
  void eachThingThatIsNotKnownCostsOneStep() {
    FleetGroup silent =
        new FleetGroup(
            "dev",
            1,
            3,
            1,
            Optional.empty(),
            Optional.empty(),
            8760,
            new TreeMap<>(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    assertThat(certainty(CLEAR, money(false, true, silent), FRESH))
        .isEqualTo(new Certainty(MODERATE, List.of("CPU models not stated for dev")));
    assertThat(
            certainty(
                    CLEAR,
                    money(false, true, MoneyStudy.group("prod", Optional.empty(), "0.5")),
                    FRESH)
                .word())
        .isEqualTo(HIGH);
    assertThat(certainty(CLEAR, money(false, false), FRESH))
        .isEqualTo(new Certainty(MODERATE, List.of("images not checked")));
    assertThat(certainty(CLEAR, money(false, false, silent), FRESH))
        .isEqualTo(
            new Certainty(LOW, List.of("CPU models not stated for dev", "images not checked")));
  }

  @Test
  void imagesNeedNoCheckWhereTheArchitectureStays() {
    Pricing same = pricing(Architecture.AMD64, false, PurchaseOption.ON_DEMAND, DAY);

    assertThat(certainty(CLEAR, money(false, false), same).word()).isEqualTo(HIGH);
  }

  @Test
  void anOldListPriceCostsOneStepAndASpotPriceAgesWithinDays() {
    MoneyQuestion money = money(false, true);

    assertThat(certainty(CLEAR, money, listed(180)).word()).isEqualTo(HIGH);
    assertThat(certainty(CLEAR, money, listed(181)))
        .isEqualTo(
            new Certainty(MODERATE, List.of("the price of azure/c is 181 days old (2026-05-27)")));
    assertThat(certainty(CLEAR, money, spot(1)).word()).isEqualTo(HIGH);
    assertThat(certainty(CLEAR, money, spot(2)).word()).isEqualTo(MODERATE);
  }

  private static Pricing listed(int days) {
    return pricing(Architecture.ARM64, false, PurchaseOption.ON_DEMAND, DAY.minusDays(days));
  }

  private static Pricing spot(int days) {
    return pricing(Architecture.ARM64, false, PurchaseOption.SPOT, DAY.minusDays(days));
  }

  @Test
  void whatIsAssumedIsLow() {
    assertThat(certainty(CLEAR, money(true, true), FRESH))
        .isEqualTo(
            new Certainty(LOW, List.of("every operation counts the same, which is an assumption")));
    assertThat(
            certainty(
                CLEAR,
                money(false, true),
                pricing(Architecture.ARM64, true, PurchaseOption.ON_DEMAND, DAY)))
        .isEqualTo(new Certainty(LOW, List.of("priced as a type that was not measured")));
  }
}
