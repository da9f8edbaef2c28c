package io.archbench.analysis.price;

import io.archbench.analysis.price.Savings.AtEqualWork;
import io.archbench.analysis.price.Savings.Beside;
import io.archbench.analysis.price.Savings.RatioUsed;
import io.archbench.analysis.price.Savings.Side;
import io.archbench.analysis.price.Savings.SizedSaving;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Two prices, a fleet and a ratio of work, of which the saving is asked.
 *
 * @param mixPurchaseOptions whether the two may be bought differently
 */
public record SavingsQuestion(
    Side baseline, Side contender, FleetGroup group, RatioUsed ratio, boolean mixPurchaseOptions) {
  private static final int DIGITS = 12;
  private static final int CENTS = 2;
  private static final int MONTHS = 12;
  private static final List<String> NOT_COUNTED =
      List.of("disks", "network egress", "licences", "support", "discounts", "taxes");

  /**
   * The question, if its prices may meet.
   *
   * @throws MixedPricesException if currencies differ, or purchase options without leave
   */
  public SavingsQuestion {
    Price one = baseline.price();
    Price other = contender.price();
    if (!one.perHour().currency().equals(other.perHour().currency())) {
      throw new MixedPricesException(
          "%s is in %s and %s in %s: state both prices in one currency"
              .formatted(
                  one.reference(),
                  one.perHour().currency(),
                  other.reference(),
                  other.perHour().currency()));
    }
    if (one.purchase() != other.purchase() && !mixPurchaseOptions) {
      throw new MixedPricesException(
          "%s and %s are bought differently: compare prices of one purchase option, or say --allow-mixed-purchase"
              .formatted(one.reference(), other.reference()));
    }
  }

  /**
   * The answer.
   *
   * @param book where prices to stand beside these are looked for
   */
  public Savings answer(PriceBook book) {
    LikeForLike like = new LikeForLike(book, baseline.price(), contender.price());
    BigDecimal breakEven = breakEven(baseline.cost(), contender.cost());
    return new Savings(
        Savings.SCHEMA,
        baseline,
        contender,
        BigDecimal.ONE.subtract(breakEven),
        breakEven,
        ratio,
        new AtEqualWork(
            saved(ratio.value()), ratio.low().map(this::saved), ratio.high().map(this::saved)),
        group.hoursPerYear(),
        savings(baseline.cost(), contender.cost()).stream().map(this::sized).toList(),
        like.contenderAlike().map(this::alike),
        like.customaryBaseline().map(this::customary),
        PriceDifferences.sentences(baseline.price(), contender.price()),
        NOT_COUNTED);
  }

  private List<GroupSaving> savings(NodeCost from, NodeCost to) {
    return FleetSaving.of(group, from, to, ratio.ratio(), today());
  }

  /** The question knows no commitments, so that no sum depends on the day. */
  private LocalDate today() {
    return contender.price().date();
  }

  private BigDecimal breakEven(NodeCost from, NodeCost to) {
    return quotient(
        to.perYear(group.hoursPerYear()).amount(), from.perYear(group.hoursPerYear()).amount());
  }

  private BigDecimal saved(BigDecimal atRatio) {
    int hours = group.hoursPerYear();
    return BigDecimal.ONE.subtract(
        quotient(
            contender.cost().perYear(hours).amount(),
            baseline.cost().perYear(hours).amount().multiply(atRatio)));
  }

  private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, DIGITS, RoundingMode.HALF_UP);
  }

  private SizedSaving sized(GroupSaving saving) {
    Optional<Money> cancelledBy =
        saving.perYear().signum() <= 0
            ? Optional.empty()
            : Optional.of(
                new Money(
                    saving
                        .perYear()
                        .amount()
                        .divide(
                            BigDecimal.valueOf((long) saving.contenderNodes() * MONTHS),
                            CENTS,
                            RoundingMode.HALF_UP),
                    saving.perYear().currency()));
    return new SizedSaving(
        saving,
        ratio.low().map(end -> FleetSaving.contenderNodes(group, saving.sizing(), end)),
        ratio.high().map(end -> FleetSaving.contenderNodes(group, saving.sizing(), end)),
        cancelledBy);
  }

  private Beside alike(Price price) {
    NodeCost from = NodeCost.of(baseline.price().perHour());
    NodeCost to = NodeCost.of(price.perHour());
    return new Beside(
        baseline.price(), price, BigDecimal.ONE.subtract(breakEven(from, to)), savings(from, to));
  }

  /** Nobody said what work the customary type does, so node stands for node. */
  private Beside customary(Price price) {
    NodeCost from = NodeCost.of(price.perHour());
    NodeCost to = NodeCost.of(contender.price().perHour());
    return new Beside(
        price,
        contender.price(),
        BigDecimal.ONE.subtract(breakEven(from, to)),
        FleetSaving.of(group.sizedBy(Sizing.COUNT), from, to, WorkRatio.ONE, today()));
  }
}
