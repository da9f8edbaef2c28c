package io.archbench.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Apache Otava, where a Python with it is named; where it has to be there, no test is skipped. */
final class Otava {
  private static final String PYTHON = "ARCHBENCH_OTAVA";
  private static final String REQUIRED = "ARCHBENCH_REQUIRE_OTAVA";
  private static final String MISSING =
      "needs a Python with Apache Otava (PyPI: apache-otava): name it in " + PYTHON;
  private static final int MINUTES = 5;

  private Otava() {}

  /** Its answers, one for each question in the form of {@code change_points.py}. */
  static List<String> answers(List<String> questions) throws IOException, InterruptedException {
    Optional<String> python = Optional.ofNullable(System.getenv(PYTHON));
    if (System.getenv(REQUIRED) != null) {
      assertThat(python).as(MISSING).isPresent();
    }
    assumeTrue(python.isPresent(), MISSING);
    Path in = Files.createTempFile("otava", ".in");
    Path out = Files.createTempFile("otava", ".out");
    try {
      Files.write(in, questions, StandardCharsets.UTF_8);
      Process process =
          new ProcessBuilder(python.orElseThrow(), "src/test/scripts/change_points.py", "-")
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("Otava ended").isTrue();
      assertThat(process.exitValue()).isZero();
      return Files.readAllLines(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }
}
