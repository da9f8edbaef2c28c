package io.archbench.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmFlagMergeTest {
  @ParameterizedTest
  @CsvSource({
    "-XX:+UseG1GC, -XX:+UseParallelGC",
    "-XX:+AlwaysPreTouch, -XX:-AlwaysPreTouch",
    "-XX:MaxInlineLevel=9, -XX:MaxInlineLevel=15",
    "-Dkey=1, -Dkey=2",
    "-Dkey, -Dkey=2",
    "-Xmx1g, -Xmx512m",
    "-Xss1m, -Xss2m"
  })
  void ofTheSameOptionTheLaterOneStays(String earlier, String later) {
    assertThat(JvmFlagMerge.merge(List.of(earlier, "-ea"), List.of(later)))
        .containsExactly("-ea", later);
  }

  @ParameterizedTest
  @CsvSource({
    "-Xms1g, -Xmx1g",
    "-Dkey=1, -Dkeys=1",
    "-XX:+UseNUMA, -XX:+UseNUMAInterleaving",
    "--add-opens=java.base/java.lang=ALL-UNNAMED, --add-opens=java.base/java.util=ALL-UNNAMED",
    "-Xlog:gc, -Xlog:safepoint",
    "-XX:+UseStringDeduplication, -XX:+UseG1GC"
  })
  void differentOptionsBothStay(String earlier, String later) {
    assertThat(JvmFlagMerge.merge(List.of(earlier), List.of(later)))
        .containsExactly(earlier, later);
  }

  @Test
  void aFlagThatIsThereTwiceStaysOnce() {
    assertThat(JvmFlagMerge.merge(List.of("-ea", "-ea"), List.of("-ea"))).containsExactly("-ea");
  }
}
