package io.archbench.analysis.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileSidesTest {
  private static final double[] ONE = {1};

  private static FileSides sides(JmhText baseline, JmhText contender) {
    return FileSides.of(List.of(baseline.read("b.json")), List.of(contender.read("c.json")));
  }

  private static List<String> keys(FileSides sides) {
    return sides.cells().stream().map(CellKey::text).toList();
  }

  @Test
  void aBenchmarkIsCalledByClassAndMethod() {
    FileSides sides =
        sides(
            JmhText.file().rates("org.x.Outer.Inner.run", ONE),
            JmhText.file()
                .cell("org.x.Outer.Inner.run", "avgt", "ns/op", Map.of("b", "2", "a", "x y"), ONE)
                .rates("run", ONE));

    assertThat(keys(sides))
        .containsExactly(
            "jmh/Inner.run:thrpt:t1", "jmh/Inner.run?a=x%20y&b=2:avgt:t1", "jmh/run:thrpt:t1");
  }

  @Test
  void whereTwoBenchmarksShareThatNameThePackageIsPartOfIt() {
    FileSides sides =
        sides(
            JmhText.file().rates("org.x.A.run", ONE).rates("org.y.A.run", ONE),
            JmhText.file().rates("org.x.A.run", ONE).rates("org.y.B.run", ONE));

    assertThat(keys(sides))
        .containsExactly(
            "jmh/B.run:thrpt:t1", "jmh/org.x.A.run:thrpt:t1", "jmh/org.y.A.run:thrpt:t1");
  }

  @Test
  void aBenchmarkThatMovedToAnotherPackageIsAnother() {
    FileSides sides =
        sides(JmhText.file().rates("old.A.run", ONE), JmhText.file().rates("now.A.run", ONE));

    assertThat(keys(sides)).containsExactly("jmh/now.A.run:thrpt:t1", "jmh/old.A.run:thrpt:t1");
  }

  @Test
  void aFileThatLeavesPackagesOutMeansTheSameBenchmarks() {
    FileSides sides =
        sides(JmhText.file().rates("A.run", ONE), JmhText.file().rates("org.x.A.run", ONE));

    assertThat(keys(sides)).containsExactly("jmh/A.run:thrpt:t1");
  }

  @Test
  void whatAKeyCannotHoldIsEncoded() {
    FileSides sides =
        sides(JmhText.file().rates("A.is it/fast?", ONE), JmhText.file().rates("A.run", ONE));

    assertThat(keys(sides))
        .containsExactly("jmh/A.is%20it%2Ffast%3F:thrpt:t1", "jmh/A.run:thrpt:t1");
    assertThat(CellKey.parse(keys(sides).get(0)).text()).isEqualTo(keys(sides).get(0));
  }

  @Test
  void aCellTwiceInOneFileIsRefusedByName() {
    JmhText twice = JmhText.file().rates("A.run", ONE).rates("A.stop", ONE).rates("A.run", ONE);

    assertThatThrownBy(() -> sides(twice, JmhText.file().rates("A.run", ONE)))
        .isInstanceOf(UnreadableResultFileException.class)
        .hasMessageContaining("b.json: entries 1 and 3 are both jmh/A.run:thrpt:t1")
        .hasMessageContaining("files of their own");
  }

  @Test
  void oneMeasurementDoesNotCountTwice() {
    ResultFile file = JmhText.file().rates("A.run", ONE).read("b.json");
    ResultFile copy = JmhText.file().rates("A.run", ONE).read("copy.json");

    assertThatThrownBy(() -> FileSides.of(List.of(file, copy), List.of(file)))
        .isInstanceOf(UnreadableResultFileException.class)
        .hasMessageContaining("b.json and copy.json hold the same bytes");
    assertThat(FileSides.of(List.of(file), List.of(copy)).cells()).hasSize(1);
  }

  @Test
  void theDigestOfTheWorkIsThatOfTheCommonCellsAndTheirTimes() {
    JmhText one = JmhText.file().rates("A.run", ONE);
    JmhText more = JmhText.file().rates("A.run", ONE).rates("A.other", ONE);
    JmhText longer = JmhText.file().warmup("20 s").rates("A.run", ONE);

    String digest = sides(one, one).workSha256();

    assertThat(sides(one, more).workSha256()).isEqualTo(digest);
    assertThat(sides(one, longer).workSha256()).isNotEqualTo(digest);
  }
}
