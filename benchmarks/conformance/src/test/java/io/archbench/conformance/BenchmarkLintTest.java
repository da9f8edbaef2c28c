package io.archbench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkLintTest {
  @Test
  void eachBadPracticeIsFoundWhereItIs() throws IOException {
    List<Finding> findings =
        BenchmarkLint.of(
                List.of(
                    BadBenchmarks.class, BadBenchmarks.Shared.class, BadBenchmarks.Prepared.class))
            .findings();
    assertThat(findings.stream().map(Finding::key))
        .containsExactly(
            "CONSTANT_FOLDING BadBenchmarks.constant",
            "DEAD_CODE BadBenchmarks.nothing",
            "DEAD_CODE BadBenchmarks.thrownAway",
            "GROWING_STATE BadBenchmarks.Shared.grow",
            "GROWING_STATE BadBenchmarks.lambda$growingInALambda$0",
            "LOOP BadBenchmarks.loop",
            "SETUP_PER_INVOCATION BadBenchmarks.Prepared.after",
            "SETUP_PER_INVOCATION BadBenchmarks.Prepared.before",
            "SHARED_RANDOM BadBenchmarks.Shared.random",
            "SHARED_RANDOM BadBenchmarks.unseeded");
    assertThat(findings.stream().map(Finding::practice))
        .as("an example of each")
        .contains(BadPractice.values());
  }

  @Test
  void theirGoodCounterpartsAreLeftInPeace() throws IOException {
    assertThat(
            BenchmarkLint.of(List.of(GoodBenchmarks.class, GoodBenchmarks.Numbers.class))
                .findings())
        .isEmpty();
  }
}
