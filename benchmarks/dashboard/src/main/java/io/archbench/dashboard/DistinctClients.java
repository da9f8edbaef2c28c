package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLog;
import java.util.List;
import java.util.Map;

/** How many clients there were: counted by HyperLogLog++, so not exactly. */
record DistinctClients(String name) implements Panel {
  /** Documented for the default precision threshold of 3,000: 1 to 6 percent. */
  private static final double TOLERANCE = 0.06;

  @Override
  public String aggregations() {
    return "{\"clients\":{\"cardinality\":{\"field\":\"clientip\"}}}";
  }

  @Override
  public void check(
      String question, List<WebLog> lines, Map<String, Object> search, AnswerDigest answers) {
    long exact = lines.stream().mapToInt(WebLog::clientAddress).distinct().count();
    long found = Found.number(Found.aggregation(search, "clients"), "value");
    boolean near = Math.abs(found - exact) <= TOLERANCE * exact;
    // what was found is the same everywhere only where it is near: the digest has the exact number
    answers.expect(question, exact, near ? exact : found);
  }
}
