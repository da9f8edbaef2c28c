package io.archbench.runner.cli;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.detached.DetachedRun;
import io.archbench.runner.plan.StudyCluster;
import io.archbench.trial.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a run is that was started with {@code --detach}. */
final class DetachedReach {
  /** The id, or the name of the run's directory, which ends with it. */
  private static final Pattern RUN = Pattern.compile("(?:[^/]*-)?([a-z2-7]{8})");

  @Mixin private final ContextOption context = new ContextOption();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "Namespace of the run (default: that of the context).")
  private Optional<String> namespace = Optional.empty();

  /** The id in a run's name; absent if it has another form. */
  static Optional<RunId> id(String name) {
    Matcher matcher = RUN.matcher(name);
    return matcher.matches() ? Optional.of(new RunId(matcher.group(1))) : Optional.empty();
  }

  /** The context that leads there, also where none was named; absent without a kubeconfig. */
  Optional<String> context() {
    return context.name().or(Cluster::currentContext);
  }

  /** Connects nothing yet. */
  DetachedRun open(RunId run) {
    return new DetachedRun(
        context.name(),
        namespace
            .or(() -> Cluster.namespace(context.name()))
            .orElse(StudyCluster.DEFAULT_NAMESPACE),
        run);
  }
}
