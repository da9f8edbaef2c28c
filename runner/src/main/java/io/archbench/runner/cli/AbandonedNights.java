package io.archbench.runner.cli;

import io.archbench.k8s.cluster.UnknownContextException;
import io.archbench.k8s.job.RunHeldException;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunInUseException;
import io.archbench.runner.run.RunLock;
import java.util.List;
import java.util.Optional;

/**
 * Deletes what nights that nobody finished left in their clusters; their directories stay. What
 * cannot be deleted is said, and keeps no other night from being measured.
 */
final class AbandonedNights {
  private AbandonedNights() {}

  static void clean(Console console, List<RunDirectory> runs) throws InterruptedException {
    for (RunDirectory run : runs) {
      Optional<PlannedCluster> cluster = run.plan().cluster();
      if (cluster.isPresent()) {
        console.say(clean(run, cluster.get()));
      }
    }
  }

  private static String clean(RunDirectory run, PlannedCluster cluster)
      throws InterruptedException {
    try (RunLock lock = run.lock();
        RunInClusters objects = RunInClusters.of(run, cluster)) {
      lock.check();
      RunInClusters.Found found = objects.list();
      List<String> problems =
          found.objects().isEmpty() || !found.problems().isEmpty()
              ? found.problems()
              : objects.delete();
      return run.root()
          + " was never finished: "
          + (problems.isEmpty()
              ? found.objects().isEmpty()
                  ? "nothing of it is left in the cluster"
                  : found.objects().size() + " objects of it are deleted"
              : TerminalText.lines(
                  "what it left could not be deleted: " + String.join("; ", problems)));
    } catch (RunInUseException | RunHeldException e) {
      return run.root() + " is being measured by another runner, and is left alone";
    } catch (UnknownContextException e) {
      return run.root() + " was never finished, and its cluster is not known here any more";
    }
  }
}
