package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExitCodesTest {
  /** In the order of the table's first line. */
  private static final List<Integer> ORDER = List.of(70, 130, 143, 2, 5, 4, 1, 3, 0);

  @Test
  void theMoreSevereOfTwoCodesWinsWhicheverComesFirst() {
    for (int i = 0; i < ORDER.size(); i++) {
      for (int j = i; j < ORDER.size(); j++) {
        assertThat(ExitCodes.worse(ORDER.get(i), ORDER.get(j))).isEqualTo(ORDER.get(i));
        assertThat(ExitCodes.worse(ORDER.get(j), ORDER.get(i))).isEqualTo(ORDER.get(i));
      }
    }
  }

  @Test
  void theTableNamesTheSameCodesInTheSameOrder() {
    String first = ExitCodes.TABLE.lines().findFirst().orElseThrow();
    assertThat(
            Arrays.stream(first.replaceAll(".*\\((.*)\\).*", "$1").split("[ ,/]+"))
                .map(Integer::valueOf))
        .containsExactlyElementsOf(ORDER);
    assertThat(ORDER)
        .allSatisfy(
            code ->
                assertThat(ExitCodes.TABLE)
                    .containsPattern(Pattern.compile("(?m)^  " + code + " ")));
  }
}
