package io.archbench.runner.plan;

import io.archbench.analysis.price.Money;
import io.archbench.runner.study.Budget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What measuring takes, or took.
 *
 * @param wall time on the wall
 * @param placeTime time over all places of each variant, whether in parallel or not: what is paid
 *     for
 */
public record Usage(Duration wall, SortedMap<String, Duration> placeTime) {
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final String DOLLARS = "USD";

  public Usage {
    placeTime = Collections.unmodifiableSortedMap(new TreeMap<>(placeTime));
  }

  /** What nodes take that are held for that long, whatever runs there. */
  public static Usage ofHeld(Map<String, Integer> places, Duration wall) {
    SortedMap<String, Duration> times = new TreeMap<>();
    places.forEach((variant, number) -> times.put(variant, wall.multipliedBy(number)));
    return new Usage(wall, times);
  }

  /** Both, one after the other. */
  public Usage plus(Usage other) {
    SortedMap<String, Duration> sum = new TreeMap<>(placeTime);
    other.placeTime.forEach((variant, time) -> sum.merge(variant, time, Duration::plus));
    return new Usage(wall.plus(other.wall), sum);
  }

  /**
   * What is beyond a budget, in words; empty if nothing is.
   *
   * <p>Variants without a price, or with one in another currency, add nothing to the dollars.
   */
  public Optional<String> beyond(Budget budget, List<PlannedVariant> variants) {
    List<String> beyond = new ArrayList<>();
    Duration places = placeTime.values().stream().reduce(Duration.ZERO, Duration::plus);
    budget
        .hours()
        .flatMap(most -> beyond(hours(wall), most, "h", "budget.hours"))
        .ifPresent(beyond::add);
    budget
        .nodeHours()
        .flatMap(most -> beyond(hours(places), most, "node-hours", "budget.nodeHours"))
        .ifPresent(beyond::add);
    budget
        .usd()
        .flatMap(most -> beyond(dollars(variants), most.amount(), DOLLARS, "budget.usd"))
        .ifPresent(beyond::add);
    return beyond.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", beyond));
  }

  /** What it costs at the variants' prices in dollars; absent if none has one. */
  public Optional<Money> cost(List<PlannedVariant> variants) {
    boolean priced =
        variants.stream()
            .flatMap(variant -> variant.price().stream())
            .anyMatch(price -> price.perHour().currency().equals(DOLLARS));
    return priced ? Optional.of(new Money(dollars(variants), DOLLARS)) : Optional.empty();
  }

  private BigDecimal dollars(List<PlannedVariant> variants) {
    Money sum = Money.zero(DOLLARS);
    for (PlannedVariant variant : variants) {
      Optional<Money> perHour =
          variant
              .price()
              .map(price -> price.perHour())
              .filter(price -> price.currency().equals(DOLLARS));
      Duration time = placeTime.getOrDefault(variant.name(), Duration.ZERO);
      if (perHour.isPresent()) {
        sum = sum.plus(perHour.get().times(hours(time)));
      }
    }
    return sum.amount();
  }

  private static Optional<String> beyond(
      BigDecimal used, BigDecimal most, String unit, String field) {
    return used.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(
            "%s %s of %s (%s)"
                .formatted(
                    used.round(new MathContext(4)).toPlainString(),
                    unit,
                    most.toPlainString(),
                    field));
  }

  /** As exact as its milliseconds. */
  static BigDecimal hours(Duration time) {
    return BigDecimal.valueOf(time.toMillis()).divide(MILLIS_PER_HOUR, MathContext.DECIMAL64);
  }
}
