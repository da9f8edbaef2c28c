package io.archbench.analysis.price;

import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.util.Optional;

/** What a machine type is, as far as it is known. */
record Facts(
    Optional<Architecture> architecture,
    Optional<Integer> vCpus,
    Optional<BigDecimal> memoryGiB,
    Optional<String> memoryAsSold,
    Optional<String> localDisk) {
  /** The word for a local disk that a type does not have. */
  static final String NONE = "none";

  static final Facts UNKNOWN =
      new Facts(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static Facts of(Price price) {
    return new Facts(
        price.architecture(),
        price.vCpus(),
        price.memoryGiB(),
        price.memoryAsSold(),
        price.localDisk());
  }

  /** These facts, and those of another where these say nothing. */
  Facts or(Facts other) {
    return new Facts(
        architecture.or(other::architecture),
        vCpus.or(other::vCpus),
        memoryGiB.or(other::memoryGiB),
        memoryGiB.isPresent() ? memoryAsSold : other.memoryAsSold(),
        localDisk.or(other::localDisk));
  }
}
