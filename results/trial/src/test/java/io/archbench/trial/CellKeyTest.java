package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.archbench.trial.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellKeyTest {
  private static final String HOSTILE = "az09 =&?:/%+#ä€😀\"'<>\n\t;,.~*";

  @Test
  void theTextFormSortsParametersAndEncodesThem() {
    CellKey key =
        CellKey.of(
            "indexing",
            "Search.term",
            Map.of("size", "1 000", "codec", "best&=:/?%+"),
            Mode.THROUGHPUT,
            ThreadCount.MAX);

    assertThat(key.text())
        .isEqualTo("indexing/Search.term?codec=best%26%3D%3A%2F%3F%25%2B&size=1%20000:thrpt:tmax");
    assertThat(CellKey.parse(key.text())).isEqualTo(key);
  }

  @Test
  void anyParametersSurviveTheTextForm() {
    Random random = new Random(20261124);
    for (int i = 0; i < 2_000; i++) {
      Map<String, String> parameters = new TreeMap<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        parameters.put("k" + text(random), text(random));
      }
      Mode mode = List.of(Mode.values()).get(random.nextInt(4));
      ThreadCount threads = new ThreadCount(Integer.toString(1 + random.nextInt(9_999)));
      CellKey key = CellKey.of("jvm", "Some.bench_$1", parameters, mode, threads);

      assertThat(CellKey.parse(key.text())).isEqualTo(key);
      assertThat(key.text()).matches("[\\x21-\\x7e]+");
    }
  }

  private static String text(Random random) {
    int[] points = HOSTILE.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @Test
  void aKeyIsItsTextInJson() {
    CellKey key = CellKey.parse("indexing/Search.term?a=b:avgt:tquarter");

    assertThat(CanonicalJson.text(key)).isEqualTo("\"indexing/Search.term?a=b:avgt:tquarter\"");
    assertThat(CanonicalJson.read(CanonicalJson.bytes(key), CellKey.class, "test")).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Search.term:thrpt:tmax",
        "indexing/Search.term",
        "indexing/Search.term:thrpt",
        "indexing/Search.term:thrpt:max",
        "indexing/Search.term:fast:tmax",
        "indexing/Search.term:thrpt:t0",
        "indexing/Search.term?codec:thrpt:tmax",
        "Indexing/Search.term:thrpt:tmax",
        "indexing/Search term:thrpt:tmax",
        "indexing/Search.term:thrpt:tmax "
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CellKey.parse(text));
  }
}
