package io.archbench.runner.cli;

import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes what a run left in its cluster. */
@Command(
    name = "clean",
    description =
        "Name what a run left in its cluster, and delete that and nothing else. Its directory stays.",
    mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Option(names = "--dry-run", description = "Name them only.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Delete them without asking.")
  private boolean yes;

  CleanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunDirectory directory = RunDirectory.open(run);
    Optional<PlannedCluster> cluster = directory.plan().cluster();
    if (cluster.isEmpty()) {
      console.say("The run was not carried out on a cluster: there is nothing to clean.");
      return ExitCodes.DONE;
    }
    try (RunLock lock = directory.lock();
        RunInClusters objects = RunInClusters.of(directory, cluster.get())) {
      lock.check();
      RunInClusters.Found found = objects.list();
      found.objects().forEach(object -> console.result(RunInClusters.line(object) + "\n"));
      List<String> problems = new ArrayList<>(found.problems());
      int count = found.objects().size();
      if (count == 0 && problems.isEmpty()) {
        console.say("Nothing of it is in the cluster.");
      } else if (count > 0 && !dryRun && isMeant(count)) {
        objects.delete().stream().filter(each -> !problems.contains(each)).forEach(problems::add);
        console.say(
            count
                + " deleted. What was not collected of them is measured again by"
                + " archbench resume "
                + run);
      }
      problems.forEach(words -> console.say("archbench: " + TerminalText.lines(words)));
      return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.INFRASTRUCTURE;
    }
  }

  private boolean isMeant(int count) throws IOException {
    if (yes) {
      return true;
    }
    if (!console.terminal()) {
      throw new ParameterException(
          spec.commandLine(), "without a terminal nobody can be asked: say --yes or --dry-run");
    }
    console.say("Delete these " + count + "? [y/N]");
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return "y".equalsIgnoreCase(answer) || "yes".equalsIgnoreCase(answer);
  }
}
