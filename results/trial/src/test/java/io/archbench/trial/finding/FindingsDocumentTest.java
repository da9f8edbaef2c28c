package io.archbench.trial.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of kinds that people read. */
class FindingsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "findings.md");
  private static final String HEAD =
      "| id | severity | what it means | what to do |\n|---|---|---|---|\n";
  private static final String STALE =
      "docs/findings.md is stale; make it again with: mvn -pl results/trial -am test"
          + " -Dtest=FindingsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Darchbench.golden.update=true";

  private static String heading(FindingKind.Subject subject) {
    return switch (subject) {
      case STUDY -> "## The study";
      case CLUSTER -> "## The cluster";
      case RESULT -> "## The result";
    };
  }

  private static String table(FindingKind.Subject subject) {
    return Arrays.stream(FindingKind.values())
        .filter(kind -> kind.subject() == subject)
        .map(
            kind ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(kind.id(), kind.severity().text(), kind.meaning(), kind.fix()))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String document() throws IOException {
    return Files.readString(DOCUMENT, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(FindingKind.Subject.class)
  void theDocumentListsTheKindsThatThereAre(FindingKind.Subject subject) throws IOException {
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(DOCUMENT, withTable(document(), subject), StandardCharsets.UTF_8);
    }
    assertThat(withTable(document(), subject)).as(STALE).isEqualTo(document());
  }

  @Test
  void aRowThatIsMissingWouldBeNoticed() throws IOException {
    String without = document().replaceFirst("(?m)^\\| `debugger` .*\n", "");

    assertThat(without).isNotEqualTo(document());
    assertThat(withTable(without, FindingKind.Subject.STUDY)).isEqualTo(document());
  }

  /** The document with the table of a subject as it should be. */
  private static String withTable(String text, FindingKind.Subject subject) {
    int section = text.indexOf(heading(subject) + "\n");
    assertThat(section).as(heading(subject)).isNotNegative();
    int begin = text.indexOf(HEAD, section);
    assertThat(begin).as("table of " + heading(subject)).isNotNegative();
    int end = begin;
    while (end < text.length() && text.charAt(end) == '|') {
      end = text.indexOf('\n', end) + 1;
    }
    return text.substring(0, begin) + table(subject) + text.substring(end);
  }
}
