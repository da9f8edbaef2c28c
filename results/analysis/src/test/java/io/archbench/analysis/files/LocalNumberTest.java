package io.archbench.analysis.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"50883,752164;50883.752164", "-1.5;-1.5", "7;7", "1e3;1000", "\u221212,5;-12.5"})
  void decimalsOfEitherKindAreRead(String text, double value) {
    assertThat(LocalNumber.parse(text)).hasValue(value);
  }

  @Test
  void whatAnyLocaleOfThisJdkPrintsIsReadBack() {
    Arrays.stream(Locale.getAvailableLocales())
        .forEach(
            locale ->
                assertThat(LocalNumber.parse(String.format(locale, "%f", -50883.752164)))
                    .as("%s", locale)
                    .hasValue(-50883.752164));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999"})
  void whatIsNoFiniteNumberIsAbsent(String text) {
    assertThat(LocalNumber.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "1,234.5", "1.234,5", "1 234", "--1", "0x10", "1d"})
  void whatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> LocalNumber.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("expected a number, found '" + text + "'");
  }
}
