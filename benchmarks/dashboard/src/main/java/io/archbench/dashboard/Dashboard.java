package io.archbench.dashboard;

import java.util.List;

/**
 * A dashboard of one time range, asked for in two ways.
 *
 * @param batched all its panels in one request
 * @param panels a request for each of them
 */
record Dashboard(Question batched, List<Question> panels) {
  Dashboard {
    panels = List.copyOf(panels);
  }
}
