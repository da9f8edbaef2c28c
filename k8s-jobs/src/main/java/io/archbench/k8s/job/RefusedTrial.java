package io.archbench.k8s.job;

import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialOutcome;

/** A trial for which no Job was created. */
record RefusedTrial(TrialKey key, TrialOutcome.Refused outcome) implements RunningTrial {
  @Override
  public TrialOutcome await() {
    return outcome;
  }

  @Override
  public void cancel() {
    // it does not run
  }

  @Override
  public void release() {
    // it left nothing
  }
}
