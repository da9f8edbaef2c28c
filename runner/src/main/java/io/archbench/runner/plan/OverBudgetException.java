package io.archbench.runner.plan;

/** The least that a study measures takes more than its budget; the message says what to do. */
public final class OverBudgetException extends RuntimeException {
  private OverBudgetException(String message) {
    super(message);
  }

  /**
   * Checks an estimate before anything is spent.
   *
   * @throws OverBudgetException if the rounds that are measured in any case go beyond the budget
   */
  public static void check(Plan plan, PlanEstimate estimate) {
    plan.budget()
        .flatMap(budget -> estimate.usage().beyond(budget, plan.variants()))
        .ifPresent(
            beyond -> {
              throw new OverBudgetException(
                  "the "
                      + (estimate.rounds() == 1 ? "round" : estimate.rounds() + " rounds")
                      + " that the study measures in any case: "
                      + beyond
                      + ". Lower rounds.min, choose fewer cells, raise the budget, or say --yes to"
                      + " measure until it is used up.");
            });
  }
}
