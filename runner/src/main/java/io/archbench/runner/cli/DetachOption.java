package io.archbench.runner.cli;

import io.archbench.k8s.detached.DetachedRun;
import io.archbench.k8s.detached.RunnerImage;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.build.ScratchDirectory;
import io.archbench.k8s.image.store.ImageReference;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.StudyCluster;
import io.archbench.runner.run.RunArchive;
import io.archbench.runner.run.RunDirectory;
import io.archbench.trial.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a runner in the cluster carries a run out, so that nobody has to wait for it here. */
final class DetachOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--detach",
      description =
          "On a cluster: let a runner there carry the run out, as kubernetes.runner of the study"
              + " says; attach, status and fetch look after it.")
  private boolean detached;

  /**
   * What {@code --json} prints.
   *
   * @param directory name of the run's directory
   */
  private record Begun(int schemaVersion, String run, String directory, String namespace) {}

  boolean isDetached() {
    return detached;
  }

  /**
   * Makes sure that it can be done.
   *
   * @throws ParameterException if it is no run on one cluster
   */
  void check(ClusterOptions cluster) {
    if (detached && !cluster.isCluster()) {
      throw wrong("--detach is for runs on a cluster: add --on kubernetes");
    }
  }

  /**
   * Has a runner begin, and says how to look after it.
   *
   * @param plan the one of these plans, for its cluster
   */
  int start(
      Console console,
      Plans plans,
      Plan plan,
      NewRunOptions options,
      ImageInspector inspector,
      boolean allowMissing,
      OutputChoice output)
      throws IOException {
    PlannedCluster cluster = plan.cluster().orElseThrow();
    if (cluster.contexts(plan.variants()).size() > 1) {
      throw wrong("a runner in a cluster reaches that one alone: --detach takes no second context");
    }
    ImageReference location =
        ImageReference.parse(StudyCluster.runnerImage(plans.study(), plans.plan()));
    RunnerImage image = RunnerImage.of(location, inspector.inspect(location), Version.build());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    String name;
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      RunDirectory directory = plans.begin(console, options, plan.fromWithin(), scratch.path());
      name = directory.root().getFileName() + "";
      RunArchive.write(directory, archive);
    }
    String namespace = cluster.jobs().namespace();
    try (DetachedRun run = new DetachedRun(cluster.context(), namespace, plan.run())) {
      String job =
          run.start(
              name,
              archive.toByteArray(),
              image,
              StudyCluster.runner(plans.study(), plan, allowMissing),
              cluster.jobs());
      console.say("job/" + job + " in " + namespace + " carries it out. Look after it with:");
      String where =
          " -n " + namespace + cluster.context().map(context -> " --context " + context).orElse("");
      console.say("  archbench attach " + plan.run() + where);
      console.say("  archbench status " + plan.run() + where);
      console.say("  archbench fetch " + plan.run() + where);
    }
    console.result(
        output.isJson()
            ? CanonicalJson.indented(new Begun(1, plan.run().text(), name, namespace))
            : name + "\n");
    return ExitCodes.DONE;
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }
}
