package io.archbench.runner.run;

import io.archbench.runner.plan.Pass;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.Round;
import io.archbench.runner.plan.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ends a run when its budget is used up: before a round that would go beyond it, after the cell in
 * which it did, and while a trial waits. What was measured until then stands. Thread-safe.
 */
final class BudgetWatch {
  private static final Usage NOTHING = new Usage(Duration.ZERO, new TreeMap<>());

  private final Plan plan;
  private final RunLog log;
  private final RunListener listener;
  private final StopRequest stop;
  private final Clock clock;

  BudgetWatch(Plan plan, RunLog log, RunListener listener, StopRequest stop, Clock clock) {
    this.plan = plan;
    this.log = log;
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
  }

  /** Looks before a round, which is taken to last as long as was estimated. */
  void before(Round round) {
    beyond(log.ahead(PlanEstimate.of(new Pass(List.of(round)))))
        .ifPresent(
            words -> end("round %d would go beyond it: %s".formatted(round.number(), words)));
  }

  /** Whether it is enough for all of these rounds, side by side. */
  boolean affords(Pass pass) {
    return beyond(log.ahead(PlanEstimate.of(pass))).isEmpty();
  }

  /** Looks while something runs, and tells what it has cost. */
  void look() {
    log.used(clock.instant()).cost(plan.variants()).ifPresent(listener::spent);
    beyond(NOTHING).ifPresent(this::end);
  }

  private Optional<String> beyond(Usage more) {
    return plan.budget()
        .flatMap(budget -> log.used(clock.instant()).plus(more).beyond(budget, plan.variants()));
  }

  private synchronized void end(String words) {
    if (log.budgetSpent().isEmpty()) {
      log.append(new JournalEvent.BudgetSpent(words));
      listener.note("the budget is used up: " + words);
    }
    stop.request();
  }
}
