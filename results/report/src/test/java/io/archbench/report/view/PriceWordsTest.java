package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Pricing.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceWordsTest {
  private static Side side(String type, String amount, boolean pricedAs, String... machines) {
    return side(type, amount, "USD", PurchaseOption.ON_DEMAND, "2026-06-18", pricedAs, machines);
  }

  private static Side side(
      String type,
      String amount,
      String currency,
      PurchaseOption purchase,
      String date,
      boolean pricedAs,
      String... machines) {
    Money perHour = new Money(new BigDecimal(amount), currency);
    Price price =
        new Price(
            "azure",
            type,
            "eastus",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "linux",
            purchase,
            perHour,
            LocalDate.parse(date),
            "price book");
    return new Side(price, perHour, pricedAs, List.of(machines));
  }

  private static PriceWords words(Side baseline, Side contender) {
    double breakEven =
        contender.perHour().amount().doubleValue() / baseline.perHour().amount().doubleValue();
    return new PriceWords(
        new Pricing(baseline, contender, breakEven, List.of()),
        new SideNames("x86", "arm"),
        "an unknown machine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.7680 | 0.5620 | It costs 26.8 % less per hour, so it may be up to 26.8 % slower and still"
            + " break even",
        "0.5 | 0.54 | It costs 8.0 % more per hour, so it must be at least 8.0 % faster to break"
            + " even",
        "0.5 | 1.1 | It costs 2.20 times as much per hour, so it must be at least 2.20 times as fast"
            + " to break even",
        "0.768 | 0.7680 | Both cost the same per hour, so it breaks even if it is as fast",
        "1.0000 | 0.9999 | It costs 0.01 % less per hour, so it may be up to 0.01 % slower and still"
            + " break even",
      })
  void theDifferenceInPriceSaysWhatTheSpeedMayBe(String baseline, String contender, String said) {
    assertThat(words(side("a", baseline, false), side("b", contender, false)).breakEven())
        .isEqualTo(said);
  }

  @Test
  void aDiskForThePriceDifferenceCancelsTheSaving() {
    assertThat(words(side("a", "0.7680", false), side("b", "0.5620", false)).cancelling())
        .hasValueSatisfying(said -> assertThat(said).contains("150.38 USD in a month"));
    assertThat(words(side("a", "0.5", false), side("b", "0.6", false)).cancelling()).isEmpty();
    assertThat(words(side("a", "0.5", false), side("b", "0.5", false)).cancelling()).isEmpty();
  }

  @Test
  void pricesSayOfWhenAndOfWhichKindTheyAre() {
    Side list = side("a", "1", "USD", PurchaseOption.ON_DEMAND, "2026-06-18", false);
    Side later = side("b", "1", "USD", PurchaseOption.ON_DEMAND, "2026-11-20", false);
    Side spot = side("b", "1", "USD", PurchaseOption.SPOT, "2026-11-20", false);

    assertThat(words(list, list).which()).isEqualTo("list prices of 2026-06-18");
    assertThat(words(later, list).which()).isEqualTo("list prices of 2026-06-18 and 2026-11-20");
    assertThat(words(spot, spot).which()).isEqualTo("spot prices of 2026-11-20");
    assertThat(words(list, spot).which())
        .isEqualTo("list price of 2026-06-18 for x86, spot price of 2026-11-20 for arm");
  }

  @ParameterizedTest
  @CsvSource({"USD, per dollar", "EUR, per euro", "CHF, per CHF"})
  void workIsHeldAgainstItsCurrency(String currency, String said) {
    Side side = side("a", "1", currency, PurchaseOption.ON_DEMAND, "2026-06-18", false);

    assertThat(words(side, side).perMoney()).isEqualTo(said);
  }

  @Test
  void whatIsPricedAsAnotherTypeSaysSo() {
    Side honest = side("D16_v3", "1", false, "D16_v3");
    Side pricedAs = side("D16ps_v6", "1", true, "D8ps_v5", "D4ps_v5");
    Side amount = side("", "0.5", true);

    assertThat(words(honest, honest).pricedAs()).isEmpty();
    assertThat(words(honest, pricedAs).pricedAs())
        .hasValue("priced as D16ps_v6, measured on D8ps_v5 and D4ps_v5");
    assertThat(words(amount, pricedAs).pricedAs())
        .hasValue(
            "priced as D16ps_v6 and at 0.5 USD an hour, measured on D8ps_v5 and D4ps_v5 and an"
                + " unknown machine");
    assertThat(words(honest, pricedAs).machine(honest)).isEqualTo("measured on D16_v3");
  }
}
