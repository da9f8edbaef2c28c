package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.price.Savings.Origin;
import io.archbench.analysis.price.Savings.RatioUsed;
import io.archbench.analysis.price.Savings.Side;
import io.archbench.analysis.price.Savings.SizedSaving;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SavingsQuestionTest {
  private static final PriceBook BOOK = PriceBook.shipped();

  private static Savings savings(String from, String to, int nodes) {
    return question(from, to, nodes, WorkRatio.ONE, false).answer(BOOK);
  }

  private static SavingsQuestion question(
      String from, String to, int nodes, WorkRatio ratio, boolean mixed) {
    return new SavingsQuestion(
        side(from), side(to), pool(nodes), RatioUsed.unmeasured(Origin.STATED, ratio), mixed);
  }

  private static Side side(String reference) {
    return new Side(BOOK.find(reference), Money.zero("USD"));
  }

  private static FleetGroup pool(int nodes) {
    return new FleetGroup(
        "fleet",
        1,
        nodes,
        1,
        Optional.of(Sizing.POOLED),
        Optional.empty(),
        8_760,
        new TreeMap<>(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  @Test
  void theTeamsOwnArithmeticIsExact() {
    Savings savings = savings("azure/Standard_D16_v3", "azure/Standard_D16ps_v6", 300);
    assertThat(savings.priceSaving().toPlainString()).startsWith("0.268229");
    assertThat(savings.breakEven().toPlainString()).startsWith("0.731770833");
    SizedSaving row = savings.fleet().get(0);
    assertThat(row.saving().perYear()).isEqualTo(Money.usd("541368.00"));
    assertThat(row.cancelledBy()).contains(Money.usd("150.38"));
  }

  @Test
  void aLocalDiskIsComparedWithTheTypeThatHasOne() {
    Savings savings = savings("azure/Standard_D16_v3", "azure/Standard_D16ps_v6", 300);
    assertThat(savings.notes())
        .containsExactly(
            "azure/Standard_D16_v3 has local storage (local temporary disk),"
                + " azure/Standard_D16ps_v6 has none.");
    assertThat(savings.likeForLike().orElseThrow().contender().type())
        .isEqualTo("Standard_D16pds_v6");
    assertThat(savings.likeForLike().orElseThrow().priceSaving().toPlainString())
        .startsWith("0.04427");
    assertThat(savings.customary()).isEmpty();
  }

  @Test
  void typesThatAreAlikeNeedNoRemark() {
    Savings savings = savings("azure/Standard_D16s_v5", "azure/Standard_D16ps_v6", 300);
    assertThat(savings.notes()).isEmpty();
    assertThat(savings.likeForLike()).isEmpty();
    assertThat(savings.customary()).isEmpty();
  }

  @Test
  void anotherProvidersTypeStandsBesideItsCustomaryOne() {
    Savings savings = savings("linode/dedicated-32gb", "azure/Standard_D16ps_v6", 500);
    assertThat(savings.fleet().get(0).saving().perYear()).isEqualTo(Money.usd("-569400.00"));
    assertThat(savings.fleet().get(0).cancelledBy()).isEmpty();
    assertThat(savings.notes().get(0)).isEqualTo("This compares 32 GB with 64 GiB of memory.");
    Savings.Beside customary = savings.customary().orElseThrow();
    assertThat(customary.baseline().product()).isEqualTo("azure/Standard_D16_v3");
    assertThat(customary.fleet().get(0).perYear()).isEqualTo(Money.usd("902280.00"));
    assertThat(savings.likeForLike()).isEmpty();
  }

  @Test
  void theCustomaryTypeIsOfTheSameRegionAndSize() {
    assertThat(
            savings("linode/dedicated-32gb", "azure/Standard_D16ps_v6@westeurope", 5)
                .customary()
                .orElseThrow()
                .baseline()
                .perHour())
        .isEqualTo(Money.usd("0.9600"));
    assertThat(customary("linode/dedicated-32gb", "aws/m8g.4xlarge")).contains("m6i.4xlarge");
    assertThat(customary("linode/dedicated-32gb", "gcp/c4a-standard-16"))
        .contains("n2-standard-16");
    assertThat(customary("linode/dedicated-32gb", "azure/Standard_D16s_v5")).isEmpty();
  }

  private static Optional<String> customary(String from, String to) {
    return savings(from, to, 5).customary().map(beside -> beside.baseline().type());
  }

  @Test
  void theCustomaryTypeStandsNodeForNodeWhateverTheRatio() {
    Savings savings =
        question(
                "linode/dedicated-32gb",
                "azure/Standard_D16ps_v6",
                500,
                WorkRatio.of(new BigDecimal("0.5")),
                false)
            .answer(BOOK);
    assertThat(savings.fleet().get(0).saving().contenderNodes()).isEqualTo(1_000);
    assertThat(savings.customary().orElseThrow().fleet().get(0).perYear())
        .isEqualTo(Money.usd("902280.00"));
  }

  @Test
  void memoryRegionAndUnknownFactsAreSaid() {
    assertThat(savings("gcp/c4-standard-16", "gcp/c4a-standard-16", 3).notes())
        .containsExactly("This compares 60 GiB with 64 GiB of memory.");
    assertThat(savings("azure/Standard_D16s_v5", "azure/Standard_D16ps_v6@westeurope", 3).notes())
        .containsExactly("The prices are of different regions: eastus and westeurope.");
    PriceBook own =
        BOOK.with(
            PriceFile.parse(
                "own.csv",
                """
                provider,type,purchase,currency,perHour,date,source
                own,box,on-demand,USD,0.1,2026-11-01,bill
                """,
                Optional.empty(),
                BOOK));
    assertThat(
            new SavingsQuestion(
                    side("azure/Standard_D16s_v5"),
                    new Side(own.find("own/box"), Money.zero("USD")),
                    pool(3),
                    RatioUsed.unmeasured(Origin.ASSUMED, WorkRatio.ONE),
                    false)
                .answer(own)
                .notes())
        .containsExactly(
            "The memory of own/box is not known.",
            "The number of CPUs of own/box is not known.",
            "The prices are of different times: 2026-06-18 and 2026-11-01.");
  }

  @Test
  void purchaseOptionsMeetOnlyIfTold() {
    PriceBook own =
        BOOK.with(
            PriceFile.parse(
                "own.csv",
                """
                provider,type,region,purchase,currency,perHour,date,source
                azure,Standard_D16ps_v6,eastus,spot,USD,0.1,2026-06-18,x
                """,
                Optional.empty(),
                BOOK));
    Side spot = new Side(own.find("azure/Standard_D16ps_v6:spot"), Money.zero("USD"));
    RatioUsed one = RatioUsed.unmeasured(Origin.ASSUMED, WorkRatio.ONE);
    Side from = side("azure/Standard_D16s_v5");
    assertThatThrownBy(() -> new SavingsQuestion(from, spot, pool(3), one, false))
        .isInstanceOf(MixedPricesException.class)
        .hasMessageContaining("azure/Standard_D16ps_v6@eastus:spot");
    assertThat(new SavingsQuestion(from, spot, pool(3), one, true).answer(own).notes())
        .containsExactly("Purchase options are mixed: on-demand and spot.");
  }

  @Test
  void currenciesNeverMeetEvenIfPurchaseOptionsMay() {
    Price euros =
        PriceFile.parse(
                "own.csv",
                """
                provider,type,purchase,currency,perHour,date,source
                own,box,on-demand,EUR,0.1,2026-11-01,bill
                """,
                Optional.empty(),
                BOOK)
            .get(0);
    assertThatThrownBy(
            () ->
                new SavingsQuestion(
                    side("azure/Standard_D16s_v5"),
                    new Side(euros, Money.zero("EUR")),
                    pool(3),
                    RatioUsed.unmeasured(Origin.ASSUMED, WorkRatio.ONE),
                    true))
        .isInstanceOf(MixedPricesException.class)
        .hasMessageContaining("EUR");
  }

  @Test
  void extrasMoveBreakEven() {
    Savings savings =
        new SavingsQuestion(
                side("azure/Standard_D16_v3"),
                new Side(BOOK.find("azure/Standard_D16ps_v6"), Money.usd("150.38")),
                pool(3),
                RatioUsed.unmeasured(Origin.ASSUMED, WorkRatio.ONE),
                false)
            .answer(BOOK);
    assertThat(savings.breakEven()).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(savings.priceSaving()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void atEqualWorkThePriceCountsByTheRatio() {
    WorkRatio ratio =
        new WorkRatio(
            new BigDecimal("0.9"),
            Optional.of(new BigDecimal("0.8")),
            Optional.of(new BigDecimal("1")));
    Savings savings =
        question("azure/Standard_D16_v3", "azure/Standard_D16ps_v6", 300, ratio, false)
            .answer(BOOK);
    // 1 − (0.5620 ÷ 0.7680) ÷ R
    assertThat(savings.atEqualWork().value().toPlainString()).startsWith("0.186921");
    assertThat(savings.atEqualWork().low().orElseThrow().toPlainString()).startsWith("0.085286");
    assertThat(savings.atEqualWork().high().orElseThrow().toPlainString()).startsWith("0.268229");
    assertThat(savings.fleet().get(0).nodesLow()).contains(375);
    assertThat(savings.fleet().get(0).nodesHigh()).contains(300);
  }
}
