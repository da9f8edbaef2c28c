package io.archbench.trial.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.record.SecondaryMetric;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhJsonTest {
  private static List<JmhResult> read(String json) {
    return JmhJson.read(json.getBytes(StandardCharsets.UTF_8), "jmh.json");
  }

  @Test
  void anEntryGivesItsForksAndMetrics() {
    List<JmhResult> results =
        read(
            "[{\"jmhVersion\":\"1.37\",\"benchmark\":\"a.B.c\",\"mode\":\"thrpt\",\"threads\":4,"
                + "\"params\":{\"size\":\"10\"},\"primaryMetric\":{\"score\":2.5,"
                + "\"scoreError\":\"NaN\",\"scoreUnit\":\"ops/s\",\"rawData\":[[1.0,2.0],[3,4.5]]},"
                + "\"secondaryMetrics\":{\"\u00b7gc.alloc.rate.norm\":{\"scoreUnit\":\"B/op\","
                + "\"rawData\":[[8.0],[9.0]]}}}]");

    assertThat(results)
        .containsExactly(
            new JmhResult(
                "a.B.c",
                "thrpt",
                4,
                Map.of("size", "10"),
                "ops/s",
                List.of(List.of(1.0, 2.0), List.of(3.0, 4.5)),
                Map.of("gc.alloc.rate.norm", new SecondaryMetric("B/op", List.of(8.0, 9.0)))));
  }

  @Test
  void histogramsGiveTheMeanOfEachIteration() {
    List<JmhResult> results =
        read(
            "[{\"benchmark\":\"a.B.c\",\"mode\":\"sample\",\"threads\":1,\"primaryMetric\":{"
                + "\"scoreUnit\":\"us/op\",\"rawDataHistogram\":[[[[1.0,3],[5.0,1]],[[2.0,2]]]]}}]");

    assertThat(results.get(0).forks()).containsExactly(List.of(2.0, 2.0));
  }

  @Test
  void valuesThatAreNoNumbersAreLeftOut() {
    List<JmhResult> results =
        read(
            "[{\"benchmark\":\"a.B.c\",\"mode\":\"ss\",\"threads\":1,\"primaryMetric\":{"
                + "\"scoreUnit\":\"ms/op\",\"rawData\":[[\"NaN\",2.0]]},"
                + "\"secondaryMetrics\":{\"asm\":{\"scoreUnit\":\"---\",\"rawData\":[[],[]]}}}]");

    assertThat(results.get(0).forks()).containsExactly(List.of(2.0));
    assertThat(results.get(0).secondary())
        .containsEntry("asm", new SecondaryMetric("---", List.of()));
  }

  @Test
  void aCutFileIsUnreadable() {
    assertThatThrownBy(() -> read("[{\"benchmark\":\"a.B"))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("jmh.json");
  }
}
