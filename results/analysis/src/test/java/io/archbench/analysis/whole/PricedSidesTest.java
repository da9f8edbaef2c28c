package io.archbench.analysis.whole;

import static io.archbench.analysis.whole.MoneyStudy.DAY;
import static io.archbench.analysis.whole.MoneyStudy.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PriceDifferences;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricedSidesTest {
  private static MoneyStudy study() {
    return MoneyStudy.ownNodes()
        .suite("one", "0.5", "A.a", "1")
        .cell("one/A.a:thrpt:tmax", 1.02)
        .listPrices();
  }

  private static Price arm(Money perHour, PurchaseOption purchase, LocalDate date) {
    return price("Standard_D16ps_v6", Architecture.ARM64, perHour, purchase, date);
  }

  @Test
  void pricesOfTheMeasuredTypesCount() {
    Comparison comparison = study().compare();
    Pricing pricing = comparison.pricing().orElseThrow();

    assertThat(pricing.breakEven()).isCloseTo(.562 / .768, within(1e-15));
    assertThat(pricing.baseline().measuredOn()).containsExactly("Standard_D16_v3");
    assertThat(pricing.notes())
        .containsExactly("not included: disks, network traffic, licences, discounts");
    assertThat(comparison.unpriced()).isEmpty();
    Valuation value = comparison.whole().orElseThrow().value().orElseThrow();
    assertThat(value.pricePerformance().value()).isCloseTo(1.02 * .768 / .562, within(1e-12));
    assertThat(value.saving().value()).isCloseTo(1 - .562 / .768 / 1.02, within(1e-12));
  }

  @Test
  void aPriceOfAnotherTypeThanTheMeasuredOneDoesNotCount() {
    Comparison comparison = study().measuredOn("amd64", "Standard_D8_v3").compare();

    assertThat(comparison.pricing()).isEmpty();
    assertThat(comparison.whole().orElseThrow().value()).isEmpty();
    assertThat(comparison.unpriced())
        .containsExactly(
            "amd64 is priced as azure/Standard_D16_v3 but was measured on Standard_D8_v3: say"
                + " pricedAs: true if the price is meant");
  }

  @Test
  void whatWasMeasuredLocallyHasNoTypeAndBothSidesAreNamed() {
    assertThat(study().measuredLocally().compare().unpriced())
        .containsExactly(
            "amd64 is priced as azure/Standard_D16_v3 but was measured on local hardware: say"
                + " pricedAs: true if the price is meant",
            "arm64 is priced as azure/Standard_D16ps_v6 but was measured on local hardware: say"
                + " pricedAs: true if the price is meant");
  }

  @Test
  void aPriceThatIsMeantCountsWithLowCertaintyAndSaysSo() {
    MoneyStudy study =
        study()
            .measuredOn("amd64", "Standard_D8_v3")
            .price("amd64", price("Standard_D16_v3", Architecture.AMD64, "0.768"), true);

    assertThat(study.compare().pricing().orElseThrow().notes())
        .contains("amd64 is priced as azure/Standard_D16_v3 and was measured on Standard_D8_v3");
    assertThat(study.compare().certainty().orElseThrow().word()).isEqualTo(Certainty.Word.LOW);
  }

  @Test
  void onePriceIsNotEnough() {
    assertThat(
            MoneyStudy.ownNodes()
                .suite("one", "0.5", "A.a", "1")
                .cell("one/A.a:thrpt:tmax", 1)
                .price("arm64", price("Standard_D16ps_v6", Architecture.ARM64, "0.562"), false)
                .compare()
                .unpriced())
        .containsExactly("amd64 has no price");
  }

  @Test
  void currenciesAreNeverMixed() {
    MoneyStudy study =
        study()
            .mixPurchaseOptions()
            .price(
                "arm64",
                arm(new Money(new BigDecimal("0.5"), "EUR"), PurchaseOption.ON_DEMAND, DAY),
                false);

    assertThat(study.compare().pricing()).isEmpty();
    assertThat(study.compare().unpriced())
        .containsExactly("amd64 is priced in USD and arm64 in EUR: state both in one currency");
  }

  @Test
  void purchaseOptionsAreMixedOnlyIfTold() {
    Price spot = arm(Money.usd("0.2"), PurchaseOption.SPOT, DAY);

    assertThat(study().price("arm64", spot, false).compare().unpriced())
        .containsExactly(
            "amd64 has a price on-demand and arm64 spot: purchase options are not mixed; say"
                + " policy.allow: [purchase] if that is meant");
    assertThat(
            study()
                .price("arm64", spot, false)
                .mixPurchaseOptions()
                .compare()
                .pricing()
                .orElseThrow()
                .notes())
        .anyMatch(note -> note.contains("on-demand and spot"));
  }

  @Test
  void whatMakesPricesLessThanAlikeIsSaid() {
    Price small =
        new Price(
            "linode",
            "Standard_D16ps_v6",
            "us-east",
            Optional.empty(),
            Optional.of(8),
            Optional.of(new BigDecimal("32")),
            Optional.of("640 GB"),
            "linux",
            PurchaseOption.ON_DEMAND,
            Money.usd("0.432"),
            DAY.minusDays(181),
            "a list");

    Pricing pricing = study().price("arm64", small, false).compare().pricing().orElseThrow();
    List<String> differences =
        PriceDifferences.sentences(pricing.baseline().price(), pricing.contender().price());

    assertThat(differences).hasSize(4);
    assertThat(pricing.notes())
        .containsAll(differences)
        .contains(
            "the price of linode/Standard_D16ps_v6 is 181 days old (2026-05-27)",
            "not included: disks, network traffic, licences, discounts")
        .hasSize(6);
  }

  @Test
  void whatTheStudyPutsOnTopCountsAndIsSaid() {
    Price list = price("Standard_D16ps_v6", Architecture.ARM64, "0.562");
    MoneyStudy study = study();
    PricedSides sides =
        PricedSides.of(
            new MoneyQuestion(
                Map.of(
                    "amd64",
                    new VariantPrice(list, list.perHour(), false),
                    "arm64",
                    VariantPrice.of(list, Money.usd("27.74"), false)),
                List.of(),
                false,
                List.of(),
                .05,
                false,
                Optional.empty(),
                DAY),
            study.question().comparisons().getFirst(),
            variant -> List.of("Standard_D16ps_v6"));

    assertThat(sides.prices().orElseThrow().breakEven()).isCloseTo(.6 / .562, within(1e-12));
    assertThat(sides.prices().orElseThrow().pricing().notes())
        .contains("arm64: 0.6000 USD an hour with what the study puts on top of 0.5620 USD");
  }
}
