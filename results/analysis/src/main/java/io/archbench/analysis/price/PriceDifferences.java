package io.archbench.analysis.price;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** In what two prices differ beside the architecture and the amount. */
public final class PriceDifferences {
  /** Prices of one quarter count as of one time. */
  private static final int MOST_DAYS_APART = 92;

  private PriceDifferences() {}

  /** Sentences, without any if the two are alike. */
  public static List<String> sentences(Price baseline, Price contender) {
    List<String> said = new ArrayList<>();
    memory(baseline, contender).ifPresent(said::add);
    vCpus(baseline, contender).ifPresent(said::add);
    localDisk(baseline, contender).ifPresent(said::add);
    region(baseline, contender).ifPresent(said::add);
    purchase(baseline, contender).ifPresent(said::add);
    date(baseline, contender).ifPresent(said::add);
    return List.copyOf(said);
  }

  static boolean sameMemory(Price one, Price other) {
    return one.memoryGiB().isEmpty()
        || other.memoryGiB().isEmpty()
        || one.memoryGiB().get().compareTo(other.memoryGiB().get()) == 0;
  }

  static boolean sameLocalDisk(Price one, Price other) {
    return one.localDisk().isPresent() == other.localDisk().isPresent();
  }

  private static Optional<String> memory(Price baseline, Price contender) {
    return unknown("memory", baseline, contender, Price::memoryGiB)
        .or(
            () ->
                sameMemory(baseline, contender)
                    ? Optional.empty()
                    : Optional.of(
                        "This compares %s with %s of memory."
                            .formatted(
                                baseline.memoryWords().orElseThrow(),
                                contender.memoryWords().orElseThrow())));
  }

  private static Optional<String> vCpus(Price baseline, Price contender) {
    return unknown("number of CPUs", baseline, contender, Price::vCpus)
        .or(
            () ->
                baseline.vCpus().equals(contender.vCpus())
                    ? Optional.empty()
                    : Optional.of(
                        "This compares %d with %d vCPU."
                            .formatted(
                                baseline.vCpus().orElseThrow(), contender.vCpus().orElseThrow())));
  }

  /** A type of which nothing is known may have a disk too: then the memory's sentence says so. */
  private static Optional<String> localDisk(Price baseline, Price contender) {
    if (sameLocalDisk(baseline, contender)) {
      return Optional.empty();
    }
    Price with = baseline.localDisk().isPresent() ? baseline : contender;
    Price without = with.equals(baseline) ? contender : baseline;
    return Optional.of(
        "%s has local storage (%s), %s has none."
            .formatted(with.product(), with.localDisk().orElseThrow(), without.product()));
  }

  private static Optional<String> unknown(
      String what, Price baseline, Price contender, Function<Price, Optional<?>> fact) {
    List<String> silent =
        List.of(baseline, contender).stream()
            .filter(price -> fact.apply(price).isEmpty())
            .map(Price::product)
            .distinct()
            .toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of("The %s of %s is not known.".formatted(what, String.join(" and ", silent)));
  }

  private static Optional<String> region(Price baseline, Price contender) {
    boolean apart =
        baseline.provider().equals(contender.provider())
            && !baseline.region().equalsIgnoreCase(contender.region())
            && !baseline.region().isEmpty()
            && !contender.region().isEmpty();
    return apart
        ? Optional.of(
            "The prices are of different regions: %s and %s."
                .formatted(baseline.region(), contender.region()))
        : Optional.empty();
  }

  private static Optional<String> purchase(Price baseline, Price contender) {
    return baseline.purchase() == contender.purchase()
        ? Optional.empty()
        : Optional.of(
            "Purchase options are mixed: %s and %s."
                .formatted(baseline.purchase().word(), contender.purchase().word()));
  }

  private static Optional<String> date(Price baseline, Price contender) {
    long days = Math.abs(ChronoUnit.DAYS.between(baseline.date(), contender.date()));
    return days <= MOST_DAYS_APART
        ? Optional.empty()
        : Optional.of(
            "The prices are of different times: %s and %s."
                .formatted(baseline.date(), contender.date()));
  }
}
