package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageInspector;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where trials run, and how the cluster is reached. */
final class ClusterOptions {
  private static final Set<FindingKind> WITHOUT_NODE =
      EnumSet.of(
          FindingKind.NODES_UNKNOWN,
          FindingKind.NODE_MISSING,
          FindingKind.NODE_TAINT,
          FindingKind.NODE_OCCUPIED,
          FindingKind.NODE_TOO_SMALL);

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

  @Mixin private final ClusterReach reach = new ClusterReach();

  /** Reads and plans a study for where it is to be carried out. */
  Plans plans(Path study, CalibrationOption calibration, EmbeddedOption embedded)
      throws IOException {
    return isCluster()
        ? reach.plans(study, calibration, embedded, System.getenv())
        : Plans.here(study, calibration, embedded);
  }

  /** Plans a study that was read, likewise. */
  Plans plans(ParsedStudy study, CalibrationOption calibration, EmbeddedOption embedded)
      throws IOException {
    return isCluster()
        ? reach.plans(study, calibration, embedded, System.getenv())
        : Plans.of(study, calibration, embedded, Map.of());
  }

  /**
   * The commit that the contenders were built from, as their images say; absent on this machine,
   * and where they say different ones.
   */
  Optional<String> commit(Plan plan) throws IOException {
    Set<String> commits = new TreeSet<>();
    if (isCluster()) {
      for (PlannedVariant variant : plan.contenders()) {
        reach.revision(variant).ifPresent(commits::add);
      }
    }
    return commits.size() == 1 ? commits.stream().findFirst() : Optional.empty();
  }

  /** Looks into images, by the registry options that were given. */
  ImageInspector inspector() throws IOException {
    return reach.inspector(System.getenv());
  }

  boolean isCluster() {
    return where == Where.kubernetes;
  }

  /**
   * The plan of a study for its clusters, which were looked at before anything is spent there; what
   * is wrong with them or with images is told.
   *
   * @param accept what is known and does not keep the run from beginning
   * @param allowMissing whether a variant without a node keeps nobody from measuring the others
   * @param detached whether a runner there is to carry it out
   * @throws UnfitClusterException if a run would fail
   */
  Plan examined(
      Plans plans, Console console, AcceptOption accept, boolean allowMissing, boolean detached)
      throws IOException {
    ClusterReach.Prospect met =
        reach.diagnose(plans.study(), plans.plan(), System.getenv(), detached);
    List<Finding> findings =
        accept
            .applied(met.clusters().stream().flatMap(each -> each.findings().stream()).toList())
            .stream()
            .map(
                finding ->
                    allowMissing && isOfNodes(finding) ? finding.as(Severity.WARNING) : finding)
            .filter(finding -> finding.severity() != Severity.NOTE)
            .toList();
    FindingsText.tell(console, findings);
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new UnfitClusterException(
          "nothing was started: the study cannot be measured before that is mended."
              + (detached ? " `archbench doctor --detach`" : " `archbench doctor`")
              + " with the study looks again; --accept ID goes on in spite of it");
    }
    return met.plan();
  }

  /** Whether it says why a variant would have no node. */
  private static boolean isOfNodes(Finding finding) {
    return finding.severity() == Severity.ERROR && WITHOUT_NODE.contains(finding.kind());
  }

  /**
   * The plan of a study where it is to be carried out; on a cluster its images are looked at and
   * named by their digest.
   */
  Plan placed(Plans plans) throws IOException {
    return isCluster()
        ? reach.onCluster(plans.study(), plans.plan(), System.getenv())
        : plans.plan();
  }
}
