package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "amd64", "g1-heap-8g", "abcdefghijklmnop"})
  void namesThatKubernetesTakesAreTaken(String name) {
    assertThat(Names.check("variant", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "-a", "a-", "a_b", "a.b", "abcdefghijklmnopq", "ä", "a\n"})
  void otherNamesAreRefusedWithTheRule(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Names.check("variant", name))
        .withMessageContaining("variant '" + name + "'")
        .withMessageContaining("at most 16 characters");
  }

  @Test
  void trialsAreNamedBySuiteVariantAndRound() {
    assertThat(new TrialId("indexing", "g1", 3).text()).isEqualTo("indexing-g1-r03");
    assertThat(new TrialId("indexing", "g1", 112, 2).text()).isEqualTo("indexing-g1-r112s2");
    assertThat(new TrialKey(new TrialId("indexing", "g1", 0), 2).text())
        .isEqualTo("indexing-g1-r00-a2");
    assertThatIllegalArgumentException().isThrownBy(() -> new TrialId("indexing", "g1", -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialKey(new TrialId("indexing", "g1", 1), 0));
  }

  @Test
  void trialsSortByRoundFirst() {
    assertThat(new TrialId("indexing", "zzz", 2)).isLessThan(new TrialId("indexing", "aaa", 10));
  }

  @Test
  void runIdsAreEightCharactersOfBase32() {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      assertThat(RunId.random(random).text()).matches("[a-z2-7]{8}");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId("abcdefg1"));
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId("abcdefg"));
  }

  @ParameterizedTest
  @CsvSource({
    "amd64, AMD64",
    "x86_64, AMD64",
    "X86_64, AMD64",
    "arm64, ARM64",
    "aarch64, ARM64",
  })
  void architecturesHaveThreeSpellings(String name, Architecture architecture) {
    assertThat(Architecture.of(name)).isEqualTo(architecture);
  }

  @Test
  void otherArchitecturesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of("riscv64"))
        .withMessageContaining("riscv64")
        .withMessageContaining("amd64 or arm64");
  }

  @Test
  void modesHaveTheLabelsOfJmh() {
    for (Mode mode : Mode.values()) {
      assertThat(Mode.of(mode.label())).isEqualTo(mode);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Mode.of("Throughput"));
  }
}
