package io.archbench.analysis.price;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the one price that a reference means, or says what is missing. */
record PriceSearch(PriceBook book, PriceReference reference) {
  /** Where each provider's prices are from unless a reference says so. */
  private static final Map<String, String> HOME =
      Map.of("azure", "eastus", "aws", "us-east-1", "gcp", "us-central1");

  Price found() {
    List<Price> sold =
        book.prices().stream()
            .filter(price -> price.product().equalsIgnoreCase(reference.product()))
            .toList();
    if (sold.isEmpty()) {
      throw new UnknownPriceException(
          "there is no price of " + reference.product(), book.nearest(reference.product()));
    }
    return inOneRegion(boughtSo(inRegion(sold)));
  }

  /** Prices that hold for every region count where there is none for this one. */
  private List<Price> inRegion(List<Price> sold) {
    if (reference.region().isEmpty()) {
      return sold;
    }
    String region = reference.region().get();
    List<Price> there =
        sold.stream().filter(price -> price.region().equalsIgnoreCase(region)).toList();
    List<Price> anywhere = sold.stream().filter(price -> price.region().isEmpty()).toList();
    if (there.isEmpty() && anywhere.isEmpty()) {
      throw new UnknownPriceException(
          "there is no price of %s in %s: there are prices in %s"
              .formatted(reference.product(), region, list(sold, Price::region)),
          List.of());
    }
    return there.isEmpty() ? anywhere : there;
  }

  private List<Price> boughtSo(List<Price> sold) {
    PurchaseOption purchase = reference.purchase().orElse(PurchaseOption.ON_DEMAND);
    List<Price> bought = sold.stream().filter(price -> price.purchase() == purchase).toList();
    if (bought.isEmpty()) {
      throw new UnknownPriceException(
          "there is no %s price of %s: there are %s ones, which a reference names, such as %s"
              .formatted(
                  purchase.word(),
                  reference.product(),
                  list(sold, price -> price.purchase().word()),
                  sold.get(0).reference()),
          List.of());
    }
    return bought;
  }

  private Price inOneRegion(List<Price> bought) {
    if (bought.size() == 1) {
      return bought.get(0);
    }
    String home = HOME.getOrDefault(bought.get(0).provider(), "");
    return bought.stream()
        .filter(price -> price.region().equals(home))
        .findFirst()
        .or(() -> bought.stream().filter(price -> price.region().isEmpty()).findFirst())
        .orElseThrow(
            () ->
                new UnknownPriceException(
                    "%s has prices in %s: say which, such as %s"
                        .formatted(
                            reference.product(),
                            list(bought, Price::region),
                            bought.get(0).reference()),
                    List.of()));
  }

  private static String list(List<Price> prices, Function<Price, String> word) {
    return prices.stream()
        .map(word)
        .map(name -> name.isEmpty() ? "no region" : name)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
