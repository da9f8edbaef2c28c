package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLog;
import java.util.List;
import java.util.Map;

/** One panel of a dashboard: what it asks, and what the answer has to be. Immutable. */
interface Panel {
  String name();

  /** The aggregations of its search, as JSON. */
  String aggregations();

  /**
   * Compares an answer with the lines in the time range.
   *
   * @param question in words
   * @throws io.archbench.workload.WrongAnswerException if it does not follow from the lines
   */
  void check(String question, List<WebLog> lines, Map<String, Object> search, AnswerDigest answers);

  /** Its search, as JSON in one line. */
  default String search(TimeRange range) {
    return "{\"size\":0,\"track_total_hits\":true,\"query\":{\"bool\":{\"filter\":["
        + range.filter()
        + "]}},\"aggs\":"
        + aggregations()
        + "}";
  }
}
