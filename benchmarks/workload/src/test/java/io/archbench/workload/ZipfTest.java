package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ZipfTest {
  @Test
  void frequenciesFollowThePowerLaw() {
    int[] counts = new int[100];
    Zipf zipf = new Zipf(counts.length, 1);
    SeededRandom random = new SeededRandom(7);
    for (int draw = 0; draw < 100_000; draw++) {
      counts[zipf.draw(random)]++;
    }
    // 100,000 draws over H(100) = 5.187
    assertThat(counts[0]).isBetween(18_900, 19_700);
    assertThat(counts[9]).isBetween(1_780, 2_080);
    assertThat(counts[99]).isBetween(140, 250);
  }

  @Test
  void oneRankIsAlwaysDrawn() {
    assertThat(new Zipf(1, 0.8).draw(new SeededRandom(1))).isZero();
    assertThatThrownBy(() -> new Zipf(0, 1)).hasMessageContaining("at least one rank");
  }
}
