package io.archbench.analysis.price;

import io.archbench.trial.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Dated prices, one for each provider, type, region and purchase option; immutable.
 *
 * <p>Its order matters: the first x86 type of a provider, region and size is the one that is
 * customary there.
 */
public final class PriceBook {
  private static final String SHIPPED = "prices.csv";
  private static final int MOST_SUGGESTIONS = 3;

  private final List<Price> prices;

  private PriceBook(Collection<Price> prices) {
    this.prices = List.copyOf(prices);
  }

  /** A book of these prices; of equal ones the newest counts. */
  public static PriceBook of(List<Price> prices) {
    return new PriceBook(newest(prices).values());
  }

  /** The book that comes with archbench. */
  public static PriceBook shipped() {
    try (InputStream in =
        Objects.requireNonNull(PriceBook.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return of(PriceFile.parse(SHIPPED, text, Optional.empty(), of(List.of())));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the shipped prices", e);
    }
  }

  /** This book with others laid over it: they win, however old, and new ones come last. */
  public PriceBook with(List<Price> own) {
    Map<String, Price> all = newest(prices);
    all.putAll(newest(own));
    return new PriceBook(all.values());
  }

  private static Map<String, Price> newest(List<Price> prices) {
    Map<String, Price> newest = new LinkedHashMap<>();
    for (Price price : prices) {
      newest.merge(
          key(price), price, (one, other) -> other.date().isAfter(one.date()) ? other : one);
    }
    return newest;
  }

  static String key(Price price) {
    return String.join(" ", price.provider(), price.type(), price.region(), price.purchase().word())
        .toLowerCase(Locale.ROOT);
  }

  /** All prices, in the order of the book. */
  public List<Price> prices() {
    return prices;
  }

  /**
   * The price that a reference means.
   *
   * @throws InvalidReferenceException if the text is no reference
   * @throws UnknownPriceException if there is no such price, or more than one
   */
  public Price find(String reference) {
    if (reference.indexOf('/') < 0) {
      List<String> meant = products().filter(each -> each.endsWith("/" + reference)).toList();
      if (!meant.isEmpty()) {
        throw new UnknownPriceException("'" + reference + "' names no provider", meant);
      }
    }
    return find(PriceReference.parse(reference));
  }

  /**
   * The price that a reference means.
   *
   * @throws UnknownPriceException if there is no such price, or more than one
   */
  public Price find(PriceReference reference) {
    return new PriceSearch(this, reference).found();
  }

  /**
   * The prices whose provider, type, region, architecture or purchase option hold that text.
   *
   * @throws UnknownPriceException if there is none
   */
  public List<Price> matching(String filter) {
    List<Price> found =
        prices.stream()
            .filter(price -> words(price).anyMatch(word -> holds(word, filter)))
            .toList();
    if (found.isEmpty()) {
      throw new UnknownPriceException("no price matches '" + filter + "'", nearest(filter));
    }
    return found;
  }

  private static Stream<String> words(Price price) {
    return Stream.concat(
        Stream.of(price.reference().toString()),
        price.architecture().map(each -> each.text()).stream());
  }

  private static boolean holds(String word, String part) {
    return word.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** A price of that type, wherever, which tells what the type is. */
  Optional<Price> anyOfType(String type) {
    return prices.stream().filter(price -> price.type().equalsIgnoreCase(type)).findFirst();
  }

  /** A price of that product, wherever, which tells what the type is. */
  Optional<Price> anyOfProduct(String provider, String type) {
    return prices.stream()
        .filter(price -> price.product().equalsIgnoreCase(provider + "/" + type))
        .findFirst();
  }

  /** Products that were perhaps meant by a product, or by a part of one. */
  List<String> nearest(String words) {
    Map<String, String> products = new LinkedHashMap<>();
    for (Price price : prices) {
      products.put(price.product(), price.product());
      products.putIfAbsent(price.type(), price.product());
      products.putIfAbsent(beginning(price.type(), words.length()), price.product());
      products.putIfAbsent(price.provider(), price.provider());
      products.putIfAbsent(price.region(), price.region());
    }
    return Nearest.several(words, products.keySet(), products.size()).stream()
        .map(name -> Objects.requireNonNull(products.get(name)))
        .distinct()
        .limit(MOST_SUGGESTIONS)
        .toList();
  }

  private static String beginning(String type, int length) {
    return type.substring(0, Math.min(type.length(), length));
  }

  private Stream<String> products() {
    return prices.stream().map(Price::product).distinct();
  }
}
