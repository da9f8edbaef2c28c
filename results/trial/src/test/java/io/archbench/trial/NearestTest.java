package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void theNearestWordIsWhatWasProbablyMeant() {
    List<String> words = List.of("rounds", "resources", "readiness");
    assertThat(Nearest.to("round", words)).contains("rounds");
    assertThat(Nearest.to("Resources", words)).contains("resources");
    assertThat(Nearest.to("kubernetes", words)).isEmpty();
    assertThat(Nearest.to("x".repeat(100_000), words)).isEmpty();
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void severalCandidatesComeFromTheNearestOn() {
    List<String> words = List.of("m7i", "m8i", "m6i", "m6g", "n2-standard-16");
    assertThat(Nearest.several("m6i", words, 2)).containsExactly("m6i", "m6g");
    assertThat(Nearest.several("x".repeat(100_000), words, 2)).isEmpty();
  }
}
