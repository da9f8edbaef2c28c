package io.archbench.runner.cli;

import io.archbench.k8s.job.RunObject;
import io.archbench.k8s.job.RunObjects;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunnerName;
import java.util.List;

/** What a run has in its clusters; there is more than one if its variants live apart. */
record RunInClusters(List<RunObjects> clusters) implements AutoCloseable {
  RunInClusters {
    clusters = List.copyOf(clusters);
  }

  /** Connects nothing yet. */
  static RunInClusters of(RunDirectory directory, PlannedCluster cluster) {
    Plan plan = directory.plan();
    return new RunInClusters(
        cluster.contexts(plan.variants()).stream()
            .map(
                context ->
                    new RunObjects(
                        context, cluster.jobs().namespace(), plan.run(), RunnerName.of(directory)))
            .toList());
  }

  List<RunObject> list() {
    return clusters.stream().flatMap(cluster -> cluster.list().stream()).toList();
  }

  void delete() throws InterruptedException {
    for (RunObjects cluster : clusters) {
      cluster.delete();
    }
  }

  /** {@code Job ab-...: running on node-1}, and what the cluster says of it. */
  static String line(RunObject object) {
    return TerminalText.of(
        object.kind()
            + " "
            + object.name()
            + ": "
            + object.state()
            + (object.words().isEmpty() ? "" : ": " + object.words()));
  }

  @Override
  public void close() {
    clusters.forEach(RunObjects::close);
  }
}
