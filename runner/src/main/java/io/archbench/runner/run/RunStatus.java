package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.Round;
import io.archbench.runner.plan.RoundPlanner;
import io.archbench.runner.study.PairingChoice;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param rounds that were planned so far, without round 0
 * @param roundsMeasured of which every trial is collected
 * @param trials of all variants that can run here
 * @param collected trials whose record is complete and durable
 * @param unfinished trials out of attempts or refused
 * @param cellsLeft cells of the trials that are neither
 * @param budgetSpent why what is left is not measured any more, if the budget is used up
 * @param pending variants without a place, and why
 */
public record RunStatus(
    int rounds,
    int roundsMeasured,
    int trials,
    int collected,
    List<String> unfinished,
    int trialsLeft,
    int cellsLeft,
    Optional<String> budgetSpent,
    Map<String, String> pending,
    boolean finished) {
  public RunStatus {
    unfinished = List.copyOf(unfinished);
    pending = Map.copyOf(pending);
  }

  /** The status of a run, from its directory alone. */
  public static RunStatus read(RunDirectory directory) {
    RunHistory history = RunHistory.of(directory.replay().events());
    Map<String, List<Place>> places = new LinkedHashMap<>();
    Plan plan = directory.plan();
    for (PlannedVariant variant : plan.variants()) {
      if (!history.pending().containsKey(variant.name())) {
        places.put(variant.name(), List.of(anyPlace(plan, variant)));
      }
    }
    return of(new RoundPlanner(plan).rounds(history.batches(), places), history);
  }

  /** For counting it matters only whether variants share a place. */
  private static Place anyPlace(Plan plan, PlannedVariant variant) {
    boolean own =
        !plan.comparisons().isEmpty()
            && plan.comparisons().stream()
                .allMatch(comparison -> comparison.pairing() == PairingChoice.OWN_NODES);
    return new Place(own ? "any for " + variant.name() : "any", variant.spec().architecture(), 1);
  }

  static RunStatus of(List<Round> rounds, RunHistory history) {
    List<TrialSpec> planned = rounds.stream().flatMap(round -> round.trials().stream()).toList();
    int collected = 0;
    int left = 0;
    int cellsLeft = 0;
    List<String> unfinished = new ArrayList<>();
    for (TrialSpec trial : planned) {
      RunHistory.TrialHistory found = history.trial(trial.id().text());
      if (found.collected()) {
        collected++;
      } else if (found.exhausted() || found.refused()) {
        unfinished.add(trial.id().text());
      } else if (history.budgetSpent().isEmpty()) {
        left++;
        cellsLeft += trial.cells().size();
      }
    }
    List<Round> measured = rounds.stream().filter(round -> round.number() > 0).toList();
    return new RunStatus(
        measured.size(),
        (int) measured.stream().filter(round -> isCollected(round, history)).count(),
        planned.size(),
        collected,
        unfinished,
        left,
        cellsLeft,
        history.budgetSpent(),
        history.pending(),
        history.finished());
  }

  private static boolean isCollected(Round round, RunHistory history) {
    return round.trials().stream().allMatch(trial -> history.trial(trial.id().text()).collected());
  }
}
