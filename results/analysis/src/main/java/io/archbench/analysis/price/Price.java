package io.archbench.analysis.price;

import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one hour of one whole node cost, where and when.
 *
 * @param provider such as {@code azure}
 * @param type the provider's name of the machine type
 * @param region such as {@code eastus}; empty if it does not matter
 * @param architecture of its CPU, if known
 * @param vCpus if known
 * @param memoryGiB if known
 * @param localDisk temporary disk that the price includes, in words; absent: none
 * @param operatingSystem such as {@code linux}
 * @param perHour of the whole node
 * @param date when the price was valid
 * @param source where it stands
 * @param memoryAsSold the provider's words for the memory where these are not {@code GiB}
 */
public record Price(
    String provider,
    String type,
    String region,
    Optional<Architecture> architecture,
    Optional<Integer> vCpus,
    Optional<BigDecimal> memoryGiB,
    Optional<String> localDisk,
    String operatingSystem,
    PurchaseOption purchase,
    Money perHour,
    LocalDate date,
    String source,
    Optional<String> memoryAsSold) {
  public Price {
    if (perHour.amount().signum() <= 0) {
      throw new IllegalArgumentException(
          provider + "/" + type + " costs " + perHour + " an hour: a price is above 0");
    }
  }

  /** A price of a type whose memory is sold in GiB. */
  public Price(
      String provider,
      String type,
      String region,
      Optional<Architecture> architecture,
      Optional<Integer> vCpus,
      Optional<BigDecimal> memoryGiB,
      Optional<String> localDisk,
      String operatingSystem,
      PurchaseOption purchase,
      Money perHour,
      LocalDate date,
      String source) {
    this(
        provider,
        type,
        region,
        architecture,
        vCpus,
        memoryGiB,
        localDisk,
        operatingSystem,
        purchase,
        perHour,
        date,
        source,
        Optional.empty());
  }

  /** The memory as its provider says it, such as {@code 64 GiB}. */
  public Optional<String> memoryWords() {
    return memoryAsSold.or(() -> memoryGiB.map(amount -> amount.toPlainString() + " GiB"));
  }

  /** What names this price and no other. */
  public PriceReference reference() {
    return new PriceReference(
        provider, type, Optional.of(region).filter(name -> !name.isEmpty()), Optional.of(purchase));
  }

  /** The product, {@code provider/type}; in words if somebody stated an amount and no type. */
  public String product() {
    return type.isBlank() ? "an amount of " + perHour + " an hour" : provider + "/" + type;
  }
}
