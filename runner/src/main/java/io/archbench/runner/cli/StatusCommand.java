package io.archbench.runner.cli;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.cluster.UnknownContextException;
import io.archbench.k8s.detached.DetachedRun;
import io.archbench.k8s.detached.RunnerState;
import io.archbench.k8s.job.RunObject;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunStatus;
import io.archbench.trial.RunId;
import io.archbench.trial.json.CanonicalJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how far a run has come, also while it runs. */
@Command(
    name = "status",
    description = "Say how far a run has come; works while it runs.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      description = "The run directory; or the name or id of a run started with --detach.")
  private Path run = Path.of("");

  @Mixin private final DetachedReach reach = new DetachedReach();

  @Mixin private final OutputChoice output = new OutputChoice();

  StatusCommand(Console console) {
    this.console = console;
  }

  private record Status(
      int schemaVersion, String directory, RunStatus status, Optional<InCluster> cluster) {}

  private record Detached(int schemaVersion, RunnerState runner) {}

  /** What the cluster says, or why it says nothing. */
  private record InCluster(List<RunObject> objects, Optional<String> problem) {
    static InCluster of(RunDirectory directory, PlannedCluster cluster) {
      try (RunInClusters objects = RunInClusters.of(directory, cluster)) {
        RunInClusters.Found found = objects.list();
        return new InCluster(
            found.objects(),
            Optional.of(String.join("; ", found.problems())).filter(words -> !words.isEmpty()));
      } catch (ClusterException | UnknownContextException e) {
        return new InCluster(List.of(), Optional.ofNullable(e.getMessage()));
      }
    }
  }

  @Override
  public Integer call() {
    Optional<RunId> detached = DetachedReach.id(run.toString());
    if (!Files.exists(run) && detached.isPresent()) {
      return tell(detached.get());
    }
    RunDirectory directory = RunDirectory.open(run);
    RunStatus status = RunStatus.read(directory);
    Optional<InCluster> cluster =
        directory.plan().cluster().map(where -> InCluster.of(directory, where));
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Status(1, run.toString(), status, cluster))
            : text(status) + cluster.map(StatusCommand::text).orElse(""));
    return ExitCodes.DONE;
  }

  private int tell(RunId id) {
    try (DetachedRun detached = reach.open(id)) {
      RunnerState state = detached.state();
      console.result(
          output.isJson() ? CanonicalJson.indented(new Detached(1, state)) : text(state));
    }
    return ExitCodes.DONE;
  }

  private static String text(RunnerState state) {
    StringBuilder text = new StringBuilder();
    text.append(state.directory()).append('\n');
    text.append("Job ").append(state.job());
    text.append(state.ended() ? ": has ended, or was stopped" : ": carries it out");
    state.exitCode().ifPresent(code -> text.append("; exit code ").append(code));
    text.append("\nPod ").append(TerminalText.of(state.pod() + " " + state.phase())).append('\n');
    state.lastLines().forEach(line -> text.append("  ").append(TerminalText.of(line)).append('\n'));
    return text.toString();
  }

  private static String text(InCluster cluster) {
    StringBuilder text = new StringBuilder();
    cluster
        .problem()
        .ifPresent(
            words ->
                text.append("the cluster says nothing: ")
                    .append(TerminalText.lines(words))
                    .append('\n'));
    cluster.objects().forEach(object -> text.append(RunInClusters.line(object)).append('\n'));
    if (cluster.problem().isEmpty() && cluster.objects().isEmpty()) {
      text.append("nothing of it is in the cluster\n");
    }
    return text.toString();
  }

  private String text(RunStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(status.collected()).append(" of ").append(status.trials());
    text.append(" trials collected, ").append(status.trialsLeft()).append(" left (");
    text.append(status.cellsLeft()).append(" cells)\n");
    status.unfinished().forEach(trial -> text.append("not measured: ").append(trial).append('\n'));
    status
        .budgetSpent()
        .ifPresent(words -> text.append("the budget is used up: ").append(words).append('\n'));
    status
        .pending()
        .forEach(
            (variant, why) ->
                text.append("pending: ")
                    .append(variant)
                    .append(": ")
                    .append(TerminalText.lines(why))
                    .append('\n'));
    text.append(
        status.finished()
            ? "finished\n"
            : "not finished; if no archbench works on it: archbench resume " + run + "\n");
    return text.toString();
  }
}
