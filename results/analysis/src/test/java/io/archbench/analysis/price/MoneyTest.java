package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.json.CanonicalJson;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @Test
  void sumsAreExact() {
    Money sum = Money.usd("0.1").plus(Money.usd("0.2")).minus(Money.usd("0.3"));
    assertThat(sum.signum()).isZero();
    assertThat(Money.usd("0.7680").times(26_280)).isEqualTo(Money.usd("20183.0400"));
  }

  @Test
  void centsAreRoundedHalfUp() {
    assertThat(Money.usd("0.005").rounded()).isEqualTo(Money.usd("0.01"));
    assertThat(Money.usd("-0.005").rounded()).isEqualTo(Money.usd("-0.01"));
    assertThat(Money.usd("0.00499").rounded()).isEqualTo(Money.usd("0.00"));
  }

  @Test
  void currenciesNeverMix() {
    Money euro = new Money(BigDecimal.ONE, "EUR");
    assertThatThrownBy(() -> Money.usd("1").plus(euro))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 USD and 1 EUR");
    assertThatThrownBy(() -> Money.usd("1").minus(euro)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Money.usd("1").compareTo(euro)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "usd", "USDT", "$$$", "ÄÖÜ"})
  void aCurrencyIsACode(String currency) {
    assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("USD");
  }

  @Test
  void anAmountIsWrittenAsTextSoThatNobodyRoundsIt() {
    assertThat(CanonicalJson.text(Money.usd("541368.00")))
        .isEqualTo("{\"amount\":\"541368.00\",\"currency\":\"USD\"}");
  }

  @Test
  void aPriceOutlivesJson() {
    List<Price> prices = PriceBook.shipped().prices();
    assertThat(prices)
        .allSatisfy(
            price ->
                assertThat(CanonicalJson.read(CanonicalJson.bytes(price), Price.class, "price"))
                    .isEqualTo(price));
  }

  @Test
  void noFloatingPointTouchesMoney() {
    assertThat(Stream.of(Money.class, Price.class, NodeCost.class, FleetSaving.class))
        .noneMatch(MoneyTest::hasFloatingPoint);
    assertThat(hasFloatingPoint(Math.class)).isTrue();
  }

  private static boolean hasFloatingPoint(Class<?> type) {
    Stream<Class<?>> passed =
        Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getConstructors()))
            .filter(each -> Modifier.isPublic(each.getModifiers()))
            .map(Executable.class::cast)
            .flatMap(each -> Arrays.stream(each.getParameterTypes()));
    Stream<Class<?>> returned = Arrays.stream(type.getMethods()).map(each -> each.getReturnType());
    return Stream.concat(passed, returned)
        .anyMatch(
            each -> List.of(double.class, float.class, Double.class, Float.class).contains(each));
  }
}
