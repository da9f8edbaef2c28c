package io.archbench.runner.cli;

import io.archbench.k8s.detached.DetachedRun;
import io.archbench.trial.RunId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A run that was started with {@code --detach}, by its name. */
final class DetachedName {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "RUN",
      description = "The run's name or id, as `archbench run --detach` printed it.")
  private String run = "";

  @Mixin private final DetachedReach reach = new DetachedReach();

  /** The context of the kubeconfig that leads to its cluster; absent without a kubeconfig. */
  Optional<String> context() {
    return reach.context();
  }

  /** Connects nothing yet. */
  DetachedRun open() {
    RunId id =
        DetachedReach.id(run)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "'"
                            + run
                            + "' is no run's name: it ends with eight characters, as in"
                            + " quickstart-20260102T030405Z-abcdefgh"));
    return reach.open(id);
  }
}
