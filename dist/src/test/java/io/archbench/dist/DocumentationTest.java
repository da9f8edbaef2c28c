package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.DuplicateKeyException;
import org.snakeyaml.engine.v2.exceptions.ParserException;

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
  void filesForServersAreYaml() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/ci"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".yml")).toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(2);
      for (Path file : found) {
        assertThat(yaml(Files.readString(file))).as("%s", file).isInstanceOf(Map.class);
      }
    }
    assertThatThrownBy(() -> yaml("judge: {stage: judge")).isInstanceOf(ParserException.class);
    assertThatThrownBy(() -> yaml("a: 1\na: 2")).isInstanceOf(DuplicateKeyException.class);
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
        .loadFromString(text);
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
