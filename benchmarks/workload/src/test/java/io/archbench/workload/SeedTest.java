package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void aSubSeedIsTheStartOfASha256() {
    // printf '20261124/corpus' | sha256sum | cut -c -16
    assertThat(Long.toHexString(new Seed(20261124).derived("corpus")))
        .isEqualTo("962dc3576c7d9edc");
  }

  @Test
  void purposesAndSeedsDoNotShareNumbers() {
    assertThat(new Seed(1).derived("corpus")).isNotEqualTo(new Seed(2).derived("corpus"));
    assertThat(new Seed(1).corpus().nextLong())
        .isNotEqualTo(new Seed(1).purpose("queries").nextLong());
  }

  @Test
  void numbersAreTheSameForEver() {
    SeededRandom random = new SeededRandom(1);
    assertThat(random.nextLong()).isEqualTo(-7995527694508729151L);
    assertThat(random.nextDouble()).isEqualTo(0.7457817572627011);
    assertThat(random.nextIndex(1000)).isEqualTo(971);
    assertThat(random.nextExponential()).isEqualTo(0.5876332673685121);
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThatThrownBy(() -> new SeededRandom(1).nextIndex(0)).hasMessageContaining("positive");
  }
}
