package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLog;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A panel whose numbers are exact.
 *
 * @param expected the answer to so many lines, as {@link Found#aggregations} writes it
 */
record ExactPanel(String name, String aggregations, Function<List<WebLog>, List<String>> expected)
    implements Panel {
  @Override
  public void check(
      String question, List<WebLog> lines, Map<String, Object> search, AnswerDigest answers) {
    answers.expect(question, expected.apply(lines), Found.aggregations(search));
  }
}
