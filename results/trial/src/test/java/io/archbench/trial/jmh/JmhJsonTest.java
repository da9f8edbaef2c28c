package io.archbench.trial.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.record.SecondaryMetric;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhJsonTest {
  private static final String PRIMARY =
      "\"primaryMetric\":{\"score\":1.0,\"scoreUnit\":\"ops/s\",\"rawData\":[[1.0]]}";

  private static List<JmhResult> read(String json) {
    return JmhJson.read(json.getBytes(StandardCharsets.UTF_8), "jmh.json");
  }

  private static JmhResult only(String fields) {
    return read("[{\"benchmark\":\"a.B.c\",\"threads\":1," + fields + "}]").get(0);
  }

  @Test
  void anEntryGivesItsForksMetricsAndConditions() {
    List<JmhResult> results =
        read(
            "[{\"jmhVersion\":\"1.37\",\"benchmark\":\"a.B.c\",\"mode\":\"thrpt\",\"threads\":4,"
                + "\"forks\":2,\"jvm\":\"/jdk/bin/java\",\"jvmArgs\":[\"-Xmx1g\"],"
                + "\"jdkVersion\":\"25.0.3\",\"vmName\":\"VM\",\"vmVersion\":\"25.0.3+9\","
                + "\"warmupIterations\":3,\"warmupTime\":\"10 s\",\"warmupBatchSize\":1,"
                + "\"measurementIterations\":2,\"measurementTime\":\"400 ms\","
                + "\"measurementBatchSize\":10,"
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
                0,
                new JmhSummary(Optional.of(2.5), Optional.of(4L)),
                Map.of("gc.alloc.rate.norm", new SecondaryMetric("B/op", List.of(8.0, 9.0))),
                new JmhRuntime(
                    Optional.of("1.37"),
                    Optional.of("/jdk/bin/java"),
                    Optional.of(List.of("-Xmx1g")),
                    Optional.of("25.0.3"),
                    Optional.of("VM"),
                    Optional.of("25.0.3+9")),
                new JmhSchedule(
                    Optional.of(2),
                    Optional.of(new JmhSchedule.Iterations(3, "10 s", 1)),
                    Optional.of(new JmhSchedule.Iterations(2, "400 ms", 10)))));
  }

  @Test
  void whatOldVersionsDoNotSayIsUnknown() {
    JmhResult result = only("\"mode\":\"thrpt\"," + PRIMARY);

    assertThat(result.runtime()).isEqualTo(JmhRuntime.UNKNOWN);
    assertThat(result.schedule()).isEqualTo(JmhSchedule.UNKNOWN);
  }

  @Test
  void someVersionsNameTheJdkAndNotTheVm() {
    JmhResult result =
        only("\"mode\":\"thrpt\",\"jdkVersion\":\"1.8.0\",\"vmVersion\":\"25\"," + PRIMARY);

    assertThat(result.runtime().jdkVersion()).hasValue("1.8.0");
    assertThat(result.runtime().vmName()).isEmpty();
  }

  @Test
  void histogramsGiveTheMeanOfEachIteration() {
    JmhResult result =
        only(
            "\"mode\":\"sample\",\"primaryMetric\":{\"score\":2,\"scoreUnit\":\"us/op\","
                + "\"rawDataHistogram\":[[[[1.0,3],[5.0,1]],[[2.0,2]]]]}");

    assertThat(result.forks()).containsExactly(List.of(2.0, 2.0));
  }

  @Test
  void valuesThatAreNoNumbersAreLeftOutAndCounted() {
    JmhResult result =
        only(
            "\"mode\":\"ss\",\"primaryMetric\":{\"score\":\"NaN\",\"scoreUnit\":\"ms/op\","
                + "\"rawData\":[[\"NaN\",2.0,\"+INF\"]]},\"secondaryMetrics\":{"
                + "\"asm\":{\"score\":\"NaN\",\"scoreUnit\":\"---\",\"rawData\":[[],[]]},"
                + "\"\u00b7gc.churn.PS_Eden_Space.norm\":{\"scoreUnit\":\"B/op\",\"rawData\":[[1]]}}");

    assertThat(result.forks()).containsExactly(List.of(2.0));
    assertThat(result.unusable()).isEqualTo(2);
    assertThat(result.summary()).isEqualTo(new JmhSummary(Optional.empty(), Optional.of(1L)));
    assertThat(result.secondary())
        .containsEntry("asm", new SecondaryMetric("---", List.of()))
        .containsKey("gc.churn.PS_Eden_Space.norm");
  }

  @Test
  void withoutRawDataTheScoreIsLeft() {
    // what -Djmh.json.rawData=false writes
    JmhResult result =
        only(
            "\"mode\":\"thrpt\",\"forks\":5,\"measurementIterations\":4,"
                + "\"measurementTime\":\"single-shot\",\"primaryMetric\":{\"score\":7.5,"
                + "\"scoreUnit\":\"ops/s\",\"rawData\":[]}");

    assertThat(result.hasRawData()).isFalse();
    assertThat(result.summary()).isEqualTo(new JmhSummary(Optional.of(7.5), Optional.of(20L)));
    assertThat(result.schedule().measurement().orElseThrow().millis()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\1',
      value = {
        "{\"benchmark\":\"a.B.c\"} | jmh.json: expected JMH's results, an array, found an object",
        "[7] | jmh.json: entry 1: expected a benchmark's result, an object, found '7'",
        "[{\"benchmark\":\"a.B.c\"}] | entry 1 (a.B.c) at primaryMetric: expected an object, found nothing",
        "[{\"mode\":\"thrpt\",\"threads\":1,PRIMARY}] | entry 1 at benchmark: expected a text, found nothing",
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"fast\",\"threads\":1,PRIMARY}] | at mode: unknown mode 'fast': expected thrpt, avgt, sample or ss",
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"ss\",\"threads\":0,PRIMARY}] | at threads: expected 1 to 9999, found 0",
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"ss\",\"threads\":1,\"primaryMetric\":{\"score\":\"fast\",\"scoreUnit\":\"s/op\"}}] | at primaryMetric.score: expected a number or \"NaN\", found 'fast'",
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"ss\",\"threads\":1,\"primaryMetric\":{\"score\":1,\"scoreUnit\":\"s/op\",\"rawData\":[1]}}] | at primaryMetric.rawData: expected an array of iterations, found '1'",
        "[{\"benchmark\":\"a.B.c\",\"mode\":\"ss\",\"threads\":1,\"params\":{\"x\":[]},PRIMARY}] | at params.x: expected a text, found an array",
        "[{\"benchmark\":\"a.B | jmh.json: line 1, column "
      })
  void whatIsWrongIsSaidWithItsPlace(String json, String message) {
    assertThatThrownBy(() -> read(json.replace("PRIMARY", PRIMARY)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining(message);
  }
}
