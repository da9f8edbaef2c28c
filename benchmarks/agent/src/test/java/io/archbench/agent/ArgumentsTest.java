package io.archbench.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Set<String> KNOWN = Set.of("--suite", "--out");

  @Test
  void optionsComeInAnyOrder() {
    Arguments arguments = Arguments.parse(List.of("--out", "b", "--suite", "a"), KNOWN);

    assertThat(arguments.path("--suite")).isEqualTo(Path.of("a"));
    assertThat(arguments.optionalPath("--out")).contains(Path.of("b"));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertRefused(List.of("--sweet", "a"), "--sweet");
    assertRefused(List.of("--suite"), "no value");
    assertRefused(List.of("--suite", "a", "--suite", "b"), "twice");
    assertThatThrownBy(() -> Arguments.parse(List.of(), KNOWN).path("--suite"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("missing");
  }

  private static void assertRefused(List<String> arguments, String words) {
    assertThatThrownBy(() -> Arguments.parse(arguments, KNOWN))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(words);
  }
}
