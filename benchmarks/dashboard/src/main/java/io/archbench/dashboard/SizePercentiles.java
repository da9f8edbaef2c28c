package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Percentiles of response sizes: estimated by t-digest, whose centroids are drawn at random. */
record SizePercentiles(String name) implements Panel {
  private static final double TOLERANCE = 1.5;

  @Override
  public String aggregations() {
    return "{\"sizes\":{\"percentiles\":{\"field\":\"size\",\"percents\":[25,50,75,95,99]}}}";
  }

  @Override
  public void check(
      String question, List<WebLog> lines, Map<String, Object> search, AnswerDigest answers) {
    int[] sizes = lines.stream().mapToInt(WebLog::size).sorted().toArray();
    Map<String, Object> found = Found.map(Found.aggregation(search, "sizes"), "values");
    answers.expect(
        question + ", percentiles",
        List.of("25.0", "50.0", "75.0", "95.0", "99.0"),
        List.copyOf(found.keySet()));
    found.forEach(
        (percentile, value) ->
            answers.expect(
                question + ", percent of the lines up to the " + percentile + "th percentile",
                List.of(percentile),
                List.of(percentReached(sizes, Double.parseDouble(percentile), value))));
  }

  /** The percentile itself, if the value is near it, or else what the value really reaches. */
  private static String percentReached(int[] sorted, double percentile, Object value) {
    double size = value instanceof Number number ? number.doubleValue() : Double.NaN;
    double below =
        100.0 * Arrays.stream(sorted).filter(each -> each < size).count() / sorted.length;
    double upTo =
        100.0 * Arrays.stream(sorted).filter(each -> each <= size).count() / sorted.length;
    boolean near = below - TOLERANCE <= percentile && percentile <= upTo + TOLERANCE;
    return near ? String.valueOf(percentile) : below + " to " + upTo + " (" + value + ")";
  }
}
