package io.archbench.runner.cli;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.job.RunObject;
import io.archbench.k8s.job.RunObjects;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.StudyCluster;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunnerName;
import io.archbench.runner.study.ParsedStudy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where trials run, and how the cluster is reached. */
final class ClusterOptions {
  /** The places. */
  enum Where {
    local,
    kubernetes
  }

  @Option(
      names = "--on",
      paramLabel = "local|kubernetes",
      defaultValue = "local",
      description =
          "Run trials as processes of this machine, or as Jobs of a cluster (default:"
              + " ${DEFAULT-VALUE}).")
  private Where where = Where.local;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Context of the kubeconfig (default: its current one).")
  private Optional<String> context = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description =
          "Namespace of the Jobs (default: kubernetes.namespace of the study, else that of the"
              + " context).")
  private Optional<String> namespace = Optional.empty();

  @Mixin private final RegistryOptions registries = new RegistryOptions();

  /** What a run has in its cluster; to be closed. */
  static RunObjects objects(RunDirectory directory, PlannedCluster cluster) {
    return new RunObjects(
        cluster.context(),
        cluster.jobs().namespace(),
        directory.plan().run(),
        RunnerName.of(directory));
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

  boolean isCluster() {
    return where == Where.kubernetes;
  }

  /**
   * A plan with what the study says of the cluster, its images looked at and named by their digest.
   */
  Plan onCluster(ParsedStudy study, Plan plan, Map<String, String> environment) throws IOException {
    Map<String, String> named = StudyCluster.images(study, plan);
    ImageInspector inspector = new ImageInspector(registries.stores(environment));
    Map<String, String> pinned = new TreeMap<>();
    for (PlannedVariant variant : plan.variants()) {
      String image = named.getOrDefault(variant.name(), "");
      List<Platform> platforms =
          plan.variants().stream()
              .filter(other -> image.equals(named.get(other.name())))
              .map(other -> Platform.parse("linux/" + other.spec().architecture().text()))
              .distinct()
              .toList();
      pinned.put(
          variant.name(), inspector.require(ImageLocation.parse(image), platforms).toString());
    }
    return plan.on(
        StudyCluster.of(study, context, namespace, () -> Cluster.namespace(context)), pinned);
  }
}
