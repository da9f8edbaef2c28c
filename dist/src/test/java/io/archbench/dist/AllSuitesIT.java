package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each quick cell of each suite that is shipped, as a user tries it. */
class AllSuitesIT {
  @TempDir private Path directory;

  static List<String> suites() throws IOException {
    Path suites =
        Path.of(System.getProperty("archbench.home", "target/archbench")).resolve("suites");
    try (Stream<Path> found = Files.list(suites)) {
      return found.map(suite -> suite.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void quickCellsWorkHereAndAnswerRightly(String suite) throws Exception {
    Archbench.Result checked = new Archbench(directory).run("suites", suite, "--check");

    assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.lastLine()).contains(" 0 do not work here");
  }

  @Test
  void theSuitesThatAreDocumentedAreShipped() throws IOException {
    assertThat(suites())
        .containsExactly("coordination", "indexing", "jvm", "pipeline", "relational");
  }
}
