package io.archbench.runner.compare;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PriceBook;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.question.VariantPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Prices as the command line states them: a reference into the book, or US dollars an hour. */
public final class SidePrice {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private SidePrice() {}

  /**
   * The price of one side.
   *
   * @param other words for the other side's price, whose purchase option a mere amount shares
   * @param today the day that a mere amount is of
   * @throws io.archbench.analysis.price.PriceException if there is no such price
   * @throws IllegalArgumentException if an amount is not above 0
   */
  public static VariantPrice of(String words, String other, PriceBook book, LocalDate today) {
    Price price =
        isAmount(words)
            ? stated(
                words,
                isAmount(other) ? PurchaseOption.ON_DEMAND : book.find(other).purchase(),
                today)
            : book.find(words);
    // a result file does not say what it was measured on
    return new VariantPrice(price, price.perHour(), true);
  }

  private static boolean isAmount(String words) {
    return AMOUNT.matcher(words).matches();
  }

  private static Price stated(String amount, PurchaseOption purchase, LocalDate today) {
    return new Price(
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        purchase,
        new Money(new BigDecimal(amount), "USD"),
        today,
        "command line");
  }
}
