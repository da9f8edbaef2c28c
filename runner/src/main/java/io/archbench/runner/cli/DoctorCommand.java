package io.archbench.runner.cli;

import io.archbench.k8s.doctor.Diagnosis;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.StudyJobs;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.Severity;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out what would keep a study from being measured on a cluster; changes nothing there. */
@Command(
    name = "doctor",
    synopsisHeading =
        "Examples:%n"
            + "  archbench doctor                  rights, version and clocks of the cluster%n"
            + "  archbench doctor study.yaml       and nodes, images, prices, cost of a study%n"
            + "  archbench doctor study.yaml --detach   and what a runner there takes%n"
            + "%nUsage: ",
    description =
        "Look at a cluster before anything is spent there, and say what is wrong and what to do."
            + " Changes nothing. Exit code 5 if a run would fail.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "STUDY",
      arity = "0..1",
      description = "The study file. Without it only what holds for all studies is looked at.")
  private Optional<Path> study = Optional.empty();

  @Mixin private final CalibrationOption calibration = new CalibrationOption();

  @Mixin private final EmbeddedOption embedded = new EmbeddedOption();

  @Mixin private final AcceptOption accept = new AcceptOption();

  @Mixin private final ClusterReach reach = new ClusterReach();

  @Option(
      names = "--detach",
      description =
          "Look at what `archbench run --detach` takes as well: the runner's image, account, volume"
              + " and rights.")
  private boolean detached;

  @Mixin private final OutputChoice output = new OutputChoice();

  DoctorCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  /**
   * What {@code --json} prints.
   *
   * @param clusters one, or each of those in which variants live; what they were like
   * @param estimate of the study on as many nodes as it wants
   * @param findings on study and clusters, the worst first
   */
  private record Output(
      int schemaVersion,
      List<Diagnosis> clusters,
      Optional<PlanEstimate> estimate,
      List<Finding> findings) {}

  @Override
  public Integer call() throws IOException {
    if (study.isEmpty()) {
      Diagnosis cluster = reach.diagnose(detached);
      return show(
          new Output(1, List.of(cluster), Optional.empty(), accept.applied(cluster.findings())),
          "");
    }
    try (Plans plans = reach.plans(study.get(), calibration, embedded, System.getenv())) {
      ClusterReach.Prospect met =
          reach.diagnose(plans.study(), plans.plan(), environment, detached);
      Plan plan = met.plan();
      List<Diagnosis> clusters = met.clusters();
      PlanEstimate estimate = PlanEstimate.of(plan, StudyJobs.places(plan));
      List<Finding> findings = new ArrayList<>(Plans.findings(plan, accept, Instant.now()));
      clusters.forEach(cluster -> findings.addAll(accept.applied(cluster.findings())));
      return show(
          new Output(1, clusters, Optional.of(estimate), Finding.sorted(findings.stream())),
          "\nstudy " + plan.study() + "\n" + PlanText.expense(plan, estimate));
    }
  }

  private int show(Output found, String expense) {
    console.result(output.isJson() ? CanonicalJson.indented(found) : text(found, expense));
    return found.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? ExitCodes.INFRASTRUCTURE
        : ExitCodes.DONE;
  }

  private static String text(Output found, String expense) {
    String findings =
        found.findings().isEmpty()
            ? "nothing is wrong\n"
            : "findings\n" + FindingsText.of(found.findings());
    return DiagnosisText.of(found.clusters()) + expense + "\n" + findings;
  }
}
