package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What readers of the documents stumble over. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern PLACEHOLDER = Pattern.compile("@@[^@\n]+@@");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(ROOT.resolve("docs"), ROOT.resolve("benchmarks"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .filter(file -> !file.toString().contains("/target/"))
            .forEach(documents::add);
      }
    }
    documents.add(ROOT.resolve("README.md"));
    documents.add(ROOT.resolve("CHANGELOG.md"));
    documents.add(ROOT.resolve("CONTRIBUTING.md"));
    return documents;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void noOutputIsLeftToBeFilledIn() throws IOException {
    for (Path document : documents()) {
      assertThat(found(PLACEHOLDER, Files.readString(document))).as("%s", document).isEmpty();
    }
    assertThat(found(PLACEHOLDER, "```\n@@prices azure@@\n```")).hasSize(1);
  }

  @Test
  void linksLeadToFiles() throws IOException {
    int links = 0;
    for (Path document : documents()) {
      Path folder = document.toAbsolutePath().getParent();
      for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
        assertThat(folder.resolve(link.group(1))).as("link of %s", document).exists();
        links++;
      }
    }
    assertThat(links).isGreaterThan(20);
  }
}
