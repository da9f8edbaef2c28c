package io.archbench.runner.cli;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.job.RunObject;
import io.archbench.k8s.job.RunObjects;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunnerName;
import java.util.ArrayList;
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

  /**
   * What was found.
   *
   * @param problems of clusters that do not answer, a sentence each
   */
  record Found(List<RunObject> objects, List<String> problems) {}

  /** What is in those that answer. */
  Found list() {
    List<RunObject> objects = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (RunObjects cluster : clusters) {
      try {
        objects.addAll(cluster.list());
      } catch (ClusterException e) {
        problems.add(e.getMessage() + "");
      }
    }
    return new Found(objects, problems);
  }

  /**
   * Deletes what is in those that answer.
   *
   * @return what the others say
   */
  List<String> delete() throws InterruptedException {
    List<String> problems = new ArrayList<>();
    for (RunObjects cluster : clusters) {
      try {
        cluster.delete();
      } catch (ClusterException e) {
        problems.add(e.getMessage() + "");
      }
    }
    return problems;
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
