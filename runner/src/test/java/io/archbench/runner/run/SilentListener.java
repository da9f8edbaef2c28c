package io.archbench.runner.run;

import io.archbench.analysis.price.Money;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialKey;

/** Hears everything and says nothing. */
class SilentListener implements RunListener {
  @Override
  public void started(int trials, int cells) {}

  @Override
  public void pending(String variant, String why) {}

  @Override
  public void waiting(String what, String why) {}

  @Override
  public void spent(Money money) {}

  @Override
  public void trialStarted(TrialKey trial, String place, boolean adopted) {}

  @Override
  public void cellStarted(TrialKey trial, CellKey cell) {}

  @Override
  public void cellFinished(TrialKey trial) {}

  @Override
  public void collected(TrialKey trial, int failedCells) {}

  @Override
  public void broke(TrialKey trial, String kind, String words, String remedy) {}

  @Override
  public void note(String words) {}
}
