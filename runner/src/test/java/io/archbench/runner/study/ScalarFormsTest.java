package io.archbench.runner.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarFormsTest {
  @ParameterizedTest
  @CsvSource({"500ms,500", "10s,10000", "5m,300000", "2h,7200000", "0s,0"})
  void durationsAreANumberAndAUnit(String text, long millis) {
    assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
    assertThat(DurationText.of(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "8Gi,8589934592",
    "512Mi,536870912",
    "1.5Ki,1536",
    "48k,48000",
    "7,7",
    "1M,1000000",
    "2G,2000000000",
    "1Ti,1099511627776"
  })
  void memoryIsAKubernetesQuantity(String text, long bytes) {
    assertThat(MemoryQuantity.parse(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"500m,500", "1,1000", "1.5,1500", "0.001,1"})
  void cpusAreAKubernetesQuantity(String text, long millis) {
    assertThat(CpuQuantity.parse(text).millis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "1e3Gi",
        "8gi",
        "-1Gi",
        "9999999999999Ti",
        "999999999999999999",
        "8 Gi",
        "Gi"
      })
  void whatIsNoMemoryIsRefused(String text) {
    assertThatThrownBy(() -> MemoryQuantity.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "0", "1.0005", "m", "-1", "1M", "500mm"})
  void whatAreNoCpusIsRefused(String text) {
    assertThatThrownBy(() -> CpuQuantity.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void percentagesAndAmountsKeepTheirDigits() {
    assertThat(Percent.parse("2.50%")).hasToString("2.50%");
    assertThat(Percent.parse("3%").fraction()).isEqualTo(.03);
    assertThat(Usd.parse("0.5620")).hasToString("0.5620");
    for (String text : List.of("3", "%", "100%", "-3%", "3 %", "0.0%")) {
      assertThatThrownBy(() -> Percent.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    for (String text : List.of("", "1,50", "-1", "1e3", ".5", "$1")) {
      assertThatThrownBy(() -> Usd.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
