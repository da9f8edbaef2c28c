package io.archbench.runner.plan;

import io.archbench.trial.Resources;
import io.archbench.trial.json.CanonicalJson;
import java.util.List;

/**
 * What makes nights of a cell comparable: its work, and what a trial has to do it with.
 *
 * @param workSha256 of that cell alone
 * @param jvmArgs flags of the contender and its anchor alike; its own are what is measured
 */
record CellWork(String workSha256, Resources resources, List<String> jvmArgs) {
  static String digest(String workSha256, Resources resources, List<String> jvmArgs) {
    return CanonicalJson.sha256(new CellWork(workSha256, resources, jvmArgs));
  }
}
