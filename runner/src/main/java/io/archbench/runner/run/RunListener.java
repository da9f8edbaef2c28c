package io.archbench.runner.run;

import io.archbench.analysis.price.Money;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialKey;

/** Is told how a run gets on; called from several threads, one at a time. */
public interface RunListener {
  /** That many trials and cells are left when the run begins or goes on. */
  void started(int trials, int cells);

  /** A variant has no place here. */
  void pending(String variant, String why);

  /**
   * Something cannot begin yet; told again when the reason changes.
   *
   * @param what a variant that waits for nodes, or a trial that waits for its pod
   */
  void waiting(String what, String why);

  /** What the run has cost so far, at the variants' prices. */
  void spent(Money money);

  /** A trial begins, or goes on that an earlier runner started. */
  void trialStarted(TrialKey trial, String place, boolean adopted);

  /** A cell begins. */
  void cellStarted(TrialKey trial, CellKey cell);

  /** A cell has a result. */
  void cellFinished(TrialKey trial);

  /** A trial's record is durable. */
  void collected(TrialKey trial, int failedCells);

  /** An attempt broke off or was refused. */
  void broke(TrialKey trial, String kind, String words, String remedy);

  /** Something that the user should know. */
  void note(String words);
}
