package io.archbench.trial.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
  private static final Finding NOTE = Finding.of(FindingKind.PRICE_MISSING, "a", "it has none");
  private static final Finding WARNING = Finding.of(FindingKind.STEAL, "a", "some was taken");
  private static final Finding ERROR = Finding.of(FindingKind.DEBUGGER, "b", "one is attached");

  @Test
  void theWorstComesFirstAndEachOnce() {
    assertThat(Finding.sorted(Stream.of(NOTE, WARNING, ERROR, NOTE)))
        .containsExactly(ERROR, WARNING, NOTE);
    assertThat(Finding.sorted(Stream.of(WARNING, ERROR.as(Severity.NOTE))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.NOTE);
  }

  @Test
  void aFindingIsReadBackAsItIsWritten() {
    Finding accepted = ERROR.as(Severity.WARNING);

    assertThat(CanonicalJson.text(accepted))
        .isEqualTo(
            "{\"fix\":\"take the debugger's flags out of jvmArgs\",\"kind\":\"debugger\","
                + "\"severity\":\"warning\",\"what\":\"one is attached\",\"where\":\"b\"}");
    assertThat(
            CanonicalJson.read(
                CanonicalJson.text(accepted).getBytes(StandardCharsets.UTF_8),
                Finding.class,
                "test"))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void anIdNamesItsKindAndWordsAreSentencesWithoutTheirEnd(FindingKind kind) {
    assertThat(kind.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(FindingKind.of(kind.id())).contains(kind);
    for (String words : List.of(kind.meaning(), kind.fix())) {
      assertThat(words).isEqualTo(words.strip()).doesNotEndWith(".").doesNotContain("|", "\n");
    }
    assertThat(kind.meaning()).matches("[A-Z].*");
    assertThat(kind.fix()).matches("[^A-Z].*");
  }

  @Test
  void anIdThatThereIsNotNamesNothing() {
    assertThat(FindingKind.of("debuger")).isEmpty();
  }
}
