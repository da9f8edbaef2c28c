package io.archbench.analysis.price;

import io.archbench.trial.Architecture;
import io.archbench.trial.Nearest;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Prices that make a comparison of two a comparison of like with like. */
record LikeForLike(PriceBook book, Price baseline, Price contender) {
  /**
   * Where memory or local disk differ: the contender's type that has them as the baseline has, of
   * the same provider, region, architecture, number of CPUs and purchase option. Of several, the
   * one whose name is nearest to the contender's.
   */
  Optional<Price> contenderAlike() {
    boolean alike =
        PriceDifferences.sameMemory(baseline, contender)
            && PriceDifferences.sameLocalDisk(baseline, contender);
    return alike
        ? Optional.empty()
        : soldAs(contender)
            .filter(price -> price.architecture().equals(contender.architecture()))
            .filter(price -> hasMemory(price, baseline.memoryGiB().or(contender::memoryGiB)))
            .filter(price -> PriceDifferences.sameLocalDisk(baseline, price))
            .min(Comparator.comparing(Price::type, Nearest.order(contender.type())));
  }

  /**
   * Where the contender is of another provider: that provider's customary x86 type of the same
   * region, size and purchase option, which is the first in the book.
   */
  Optional<Price> customaryBaseline() {
    boolean elsewhere =
        !baseline.provider().equals(contender.provider())
            && contender.architecture().filter(each -> each != Architecture.AMD64).isPresent();
    return elsewhere
        ? soldAs(contender)
            .filter(price -> price.architecture().equals(Optional.of(Architecture.AMD64)))
            .filter(price -> hasMemory(price, contender.memoryGiB()))
            .findFirst()
        : Optional.empty();
  }

  private static boolean hasMemory(Price price, Optional<BigDecimal> wanted) {
    return price
        .memoryGiB()
        .filter(memory -> wanted.filter(each -> memory.compareTo(each) == 0).isPresent())
        .isPresent();
  }

  private Stream<Price> soldAs(Price price) {
    return book.prices().stream()
        .filter(other -> other.provider().equals(price.provider()))
        .filter(other -> other.region().equals(price.region()))
        .filter(other -> other.vCpus().equals(price.vCpus()))
        .filter(other -> other.purchase() == price.purchase())
        .filter(other -> other.perHour().currency().equals(price.perHour().currency()));
  }
}
