package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.image.NativeLibrary;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The native code that suites bring, and what is told of it. */
class NativeLibrariesIT {
  private static final Path DOCUMENT = Path.of("..", "docs", "native-libraries.md");
  private static final Path SUITES =
      Path.of(System.getProperty("archbench.home", "target/archbench")).resolve("suites");

  @Test
  void allAreThereForBothArchitectures() throws IOException {
    for (String suite : AllSuitesIT.suites()) {
      assertThat(NativeLibrary.ofJars(new SuiteDirectory(SUITES.resolve(suite)).files()))
          .as(suite)
          .allMatch(library -> library.architectures().equals(Set.of("amd64", "arm64")));
    }
  }

  @Test
  void theDocumentListsThemAndWhichHaveNoLse() throws IOException {
    StringBuilder table = new StringBuilder();
    for (String suite : AllSuitesIT.suites()) {
      for (NativeLibrary library :
          NativeLibrary.ofJars(new SuiteDirectory(SUITES.resolve(suite)).files())) {
        table.append(row(suite, library));
      }
    }
    String before = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    String after =
        before.replaceAll("(?s)(\\|---\\|---\\|---\\|---\\|\n).*?\n(?=\n|$)", "$1" + table);
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(DOCUMENT, after, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).contains(table);
  }

  private static String row(String suite, NativeLibrary library) {
    String jars =
        library.jars().stream()
            .map(jar -> jar.replaceAll("-[0-9].*", ""))
            .distinct()
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | `%s` | %s |\n"
        .formatted(
            suite, jars, library.name(), library.withoutLse() ? "**none**" : "yes, or not needed");
  }
}
