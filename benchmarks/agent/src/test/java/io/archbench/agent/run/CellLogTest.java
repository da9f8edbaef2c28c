package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellLogTest {
  @TempDir private Path directory;

  private CellLog log(String text) throws IOException {
    return CellLog.read(Files.writeString(directory.resolve("log"), text));
  }

  @Test
  void scoresOfTheWarmUpAreReadInTheirOrder() throws IOException {
    CellLog log =
        log(
            """
            # Warmup Iteration   1: 40.125 ops/s
            # Warmup Iteration   2: 41 ops/s
            # Warmup Iteration   3: 812.400 ±(99.9%) 3.100 us/op
            # Warmup Iteration   4: n = 123, mean = 7.250 ms/op, p{0.00, 0.50} = 7.000, 7.500 ms/op
            Iteration   1: 43.700 ops/s
            """);

    assertThat(log.warmup(4)).containsExactly(40.125, 41.0, 812.4, 7.25);
  }

  @Test
  void scoresThatAreNotAllKnownAreNotTold() throws IOException {
    assertThat(log("# Warmup Iteration   1: 40.1 ops/s\n").warmup(2)).isEmpty();
    assertThat(log("# Warmup Iteration   1: 40,1 ops/s\n").warmup(1)).isEmpty();
    assertThat(log("# Warmup Iteration   1: \u2248 10\u207b\u2075 us/op\n").warmup(1)).isEmpty();
    assertThat(log("# Warmup Iteration   1: <failure>\n").warmup(1)).isEmpty();
    assertThat(log("# Warmup Iteration   1: 0.037 ms/op\n").warmup(1)).isEmpty();
  }
}
