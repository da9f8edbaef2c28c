package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookTest {
  private static final PriceBook BOOK = PriceBook.shipped();

  private static Price price(String provider, String type, String region, String amount) {
    return price(provider, type, region, PurchaseOption.NEGOTIATED, amount, "2026-11-01");
  }

  private static Price price(
      String provider,
      String type,
      String region,
      PurchaseOption purchase,
      String amount,
      String date) {
    return new Price(
        provider,
        type,
        region,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "linux",
        purchase,
        Money.usd(amount),
        LocalDate.parse(date),
        "contract");
  }

  @ParameterizedTest
  @CsvSource({
    "azure/Standard_D16_v3, eastus, AMD64, 0.768, 2026-06-18",
    "azure/Standard_D16s_v5, eastus, AMD64, 0.768, 2026-06-18",
    "azure/Standard_D16s_v6, eastus, AMD64, 0.806, 2026-06-18",
    "azure/Standard_D16as_v6, eastus, AMD64, 0.726, 2026-06-18",
    "azure/Standard_D16ps_v5, eastus, ARM64, 0.616, 2026-06-18",
    "azure/Standard_D16ps_v6, eastus, ARM64, 0.562, 2026-06-18",
    "azure/Standard_D16pds_v6, eastus, ARM64, 0.734, 2026-06-18",
    "azure/Standard_D16_v3@westeurope, westeurope, AMD64, 0.960, 2026-06-18",
    "azure/Standard_D16ps_v6@westeurope, westeurope, ARM64, 0.670, 2026-06-18",
    "aws/m6i.4xlarge, us-east-1, AMD64, 0.768, 2026-07-20",
    "aws/m6a.4xlarge, us-east-1, AMD64, 0.6912, 2026-07-20",
    "aws/m6g.4xlarge, us-east-1, ARM64, 0.616, 2026-07-20",
    "aws/m7i.4xlarge, us-east-1, AMD64, 0.8064, 2026-07-20",
    "aws/m7g.4xlarge, us-east-1, ARM64, 0.6528, 2026-07-20",
    "aws/m8i.4xlarge, us-east-1, AMD64, 0.84672, 2026-07-20",
    "aws/m8g.4xlarge, us-east-1, ARM64, 0.71808, 2026-07-20",
    "gcp/n2-standard-16, us-central1, AMD64, 0.776944, 2026-08-03",
    "gcp/t2a-standard-16, us-central1, ARM64, 0.616, 2026-08-03",
    "gcp/c4-standard-16, us-central1, AMD64, 0.79068, 2026-08-03",
    "gcp/c4a-standard-16, us-central1, ARM64, 0.7184, 2026-08-03",
    "gcp/n4-standard-16, us-central1, AMD64, 0.7256, 2026-08-03",
    "gcp/n4a-standard-16, us-central1, ARM64, 0.616, 2026-08-03",
    "linode/dedicated-32gb, '', AMD64, 0.432, 2026-06-18"
  })
  void thePricesOfTheStudyAreInTheBook(
      String reference,
      String region,
      Architecture architecture,
      BigDecimal amount,
      LocalDate date) {
    Price price = BOOK.find(reference);
    assertThat(price.region()).isEqualTo(region);
    assertThat(price.architecture()).contains(architecture);
    assertThat(price.perHour().amount()).isEqualByComparingTo(amount);
    assertThat(price.perHour().currency()).isEqualTo("USD");
    assertThat(price.date()).isEqualTo(date);
    assertThat(price.vCpus()).contains(16);
    assertThat(price.purchase()).isEqualTo(PurchaseOption.ON_DEMAND);
    assertThat(price.operatingSystem()).isEqualTo("linux");
    assertThat(price.source()).isNotBlank();
  }

  @Test
  void noPriceIsInTheBookThatTheTestAboveDoesNotName() {
    assertThat(BOOK.prices()).hasSize(23);
  }

  @Test
  void memoryIsSaidAsItIsSold() {
    assertThat(BOOK.find("linode/dedicated-32gb").memoryWords()).contains("32 GB");
    assertThat(BOOK.find("gcp/c4-standard-16").memoryWords()).contains("60 GiB");
    assertThat(BOOK.prices())
        .filteredOn(price -> !price.memoryWords().equals(Optional.of("64 GiB")))
        .hasSize(2);
  }

  @Test
  void localDisksAreNamed() {
    assertThat(BOOK.prices())
        .filteredOn(price -> price.localDisk().isPresent())
        .extracting(price -> price.type() + ": " + price.localDisk().orElseThrow())
        .containsExactly(
            "Standard_D16_v3: local temporary disk",
            "Standard_D16pds_v6: local disk",
            "Standard_D16_v3: local temporary disk",
            "dedicated-32gb: 640 GB of storage");
  }

  @Test
  void theCaseOfLettersDoesNotMatter() {
    assertThat(BOOK.find("Azure/standard_d16_V3@EastUS:On-Demand"))
        .isEqualTo(BOOK.find("azure/Standard_D16_v3"));
  }

  @Test
  void anUnknownTypeNamesTheNearest() {
    assertThatThrownBy(() -> BOOK.find("azure/Standard_D16_v4"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("azure/Standard_D16_v4")
        .hasMessageContaining("did you mean 'azure/Standard_D16_v3'")
        .hasMessageContaining("archbench prices");
    assertThatThrownBy(() -> BOOK.find("aws/m7g.16xlarge"))
        .hasMessageContaining("'aws/m7g.4xlarge'");
  }

  @Test
  void anUnknownProviderNamesTheNearest() {
    assertThatThrownBy(() -> BOOK.find("azur/Standard_D16_v3"))
        .isInstanceOfSatisfying(
            UnknownPriceException.class,
            unknown -> assertThat(unknown.nearest()).startsWith("azure/Standard_D16_v3"));
  }

  @Test
  void aTypeWithoutProviderIsToldWhichOneSellsIt() {
    assertThatThrownBy(() -> BOOK.find("m6i.4xlarge"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("'aws/m6i.4xlarge'");
  }

  @Test
  void whatIsLikeNothingIsStillNoPrice() {
    assertThatThrownBy(() -> BOOK.find("mainframe/z17-with-everything"))
        .isInstanceOfSatisfying(
            UnknownPriceException.class, unknown -> assertThat(unknown.nearest()).isEmpty());
  }

  @Test
  void anUnknownRegionNamesThoseThatThereAre() {
    assertThatThrownBy(() -> BOOK.find("azure/Standard_D16_v3@northeurope"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("northeurope")
        .hasMessageContaining("eastus, westeurope");
  }

  @Test
  void anUnknownPurchaseOptionNamesThoseThatThereAre() {
    assertThatThrownBy(() -> BOOK.find("azure/Standard_D16_v3:spot"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("no spot price")
        .hasMessageContaining("on-demand");
  }

  @Test
  void withoutPurchaseOptionOnlyOnDemandIsMeant() {
    PriceBook book = PriceBook.of(List.of(price("hetzner", "cax41", "fsn1", "0.0369")));
    assertThatThrownBy(() -> book.find("hetzner/cax41"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("no on-demand price of hetzner/cax41")
        .hasMessageContaining("hetzner/cax41@fsn1:negotiated");
    assertThat(book.find("hetzner/cax41:negotiated").perHour()).isEqualTo(Money.usd("0.0369"));
  }

  @Test
  void withoutHomeRegionSeveralRegionsAreAnError() {
    PriceBook book =
        PriceBook.of(
            List.of(
                price("hetzner", "cax41", "fsn1", "0.0369"),
                price("hetzner", "cax41", "hel1", "0.0379")));
    assertThatThrownBy(() -> book.find("hetzner/cax41:negotiated"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("fsn1, hel1");
    assertThat(book.find("hetzner/cax41@hel1:negotiated").perHour()).isEqualTo(Money.usd("0.0379"));
  }

  @Test
  void aPriceWithoutRegionHoldsForEachThatHasNoneOfItsOwn() {
    PriceBook book =
        PriceBook.of(
            List.of(
                price("hetzner", "cax41", "", "0.0350"),
                price("hetzner", "cax41", "hel1", "0.0379")));
    assertThat(book.find("hetzner/cax41@fsn1:negotiated").perHour()).isEqualTo(Money.usd("0.0350"));
    assertThat(book.find("hetzner/cax41@hel1:negotiated").perHour()).isEqualTo(Money.usd("0.0379"));
    assertThat(book.find("hetzner/cax41:negotiated").perHour()).isEqualTo(Money.usd("0.0350"));
  }

  @Test
  void theNewestOfEqualPricesCounts() {
    PurchaseOption spot = PurchaseOption.SPOT;
    PriceBook book =
        PriceBook.of(
            List.of(
                price("x", "y", "z", spot, "3", "2026-03-01"),
                price("x", "y", "z", spot, "5", "2026-05-01"),
                price("X", "Y", "Z", spot, "4", "2026-04-01")));
    assertThat(book.prices()).hasSize(1);
    assertThat(book.find("x/y:spot").perHour()).isEqualTo(Money.usd("5"));
  }

  @Test
  void ownPricesWinOverShippedOnesHoweverOldAndKeepTheirPlace() {
    PurchaseOption onDemand = PurchaseOption.ON_DEMAND;
    PriceBook book =
        BOOK.with(
            List.of(
                price("azure", "Standard_D16_v3", "eastus", onDemand, "0.5", "2020-01-01"),
                price("own", "box", "", "1")));
    assertThat(book.find("azure/Standard_D16_v3").perHour()).isEqualTo(Money.usd("0.5"));
    assertThat(book.find("azure/Standard_D16_v3@westeurope").perHour())
        .isEqualTo(Money.usd("0.9600"));
    assertThat(book.prices().get(0).perHour()).isEqualTo(Money.usd("0.5"));
    assertThat(book.prices()).hasSize(24).last().returns("box", Price::type);
    assertThat(BOOK.find("azure/Standard_D16_v3").perHour()).isEqualTo(Money.usd("0.7680"));
  }

  @Test
  void aFilterFindsProviderTypeRegionAndArchitectureWhateverTheCase() {
    assertThat(BOOK.matching("")).isEqualTo(BOOK.prices());
    assertThat(BOOK.matching("LINODE")).hasSize(1);
    assertThat(BOOK.matching("d16PS")).hasSize(3);
    assertThat(BOOK.matching("westeurope")).hasSize(2);
    assertThat(BOOK.matching("arm64")).hasSize(10).allMatch(price -> isArm(price));
    assertThat(BOOK.matching("azure/Standard_D16ps_v6@west")).hasSize(1);
  }

  private static boolean isArm(Price price) {
    return price.architecture().equals(Optional.of(Architecture.ARM64));
  }

  @Test
  void aFilterThatFindsNothingNamesTheNearest() {
    assertThatThrownBy(() -> BOOK.matching("stanard_d16"))
        .isInstanceOf(UnknownPriceException.class)
        .hasMessageContaining("no price matches 'stanard_d16'")
        .hasMessageContaining("'azure/Standard_D16_v3'");
    assertThatThrownBy(() -> BOOK.matching("zzz")).hasMessageNotContaining("did you mean");
  }

  @Test
  void aPriceOfNothingIsNoPrice() {
    assertThatThrownBy(() -> price("x", "y", "z", "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }
}
