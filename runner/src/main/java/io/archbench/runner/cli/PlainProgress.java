package io.archbench.runner.cli;

import io.archbench.analysis.price.Money;
import io.archbench.runner.run.RunListener;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialKey;

/** One plain line for each change of state, for logs and pipes. */
final class PlainProgress implements RunListener {
  private final Console console;
  private final Pace pace;

  PlainProgress(Console console, Pace pace) {
    this.console = console;
    this.pace = pace;
  }

  @Override
  public synchronized void started(int trials, int cells) {
    pace.started(cells);
    console.say(trials + " trials with " + cells + " cells to measure, about " + pace.left());
  }

  @Override
  public synchronized void pending(String variant, String why) {
    console.say(TerminalText.lines("pending " + variant + ": " + why));
  }

  @Override
  public synchronized void waiting(String what, String why) {
    console.say(TerminalText.lines("waiting " + what + ": " + why));
  }

  @Override
  public synchronized void spent(Money money) {
    pace.spent(money);
  }

  @Override
  public synchronized void trialStarted(TrialKey trial, String place, boolean adopted) {
    console.say((adopted ? "adopted " : "started ") + trial + " on " + place);
  }

  @Override
  public synchronized void cellStarted(TrialKey trial, CellKey cell) {
    // the line that says it finished is enough
  }

  @Override
  public synchronized void cellFinished(TrialKey trial) {
    pace.finished();
    console.say(
        "cell "
            + pace.done()
            + "/"
            + pace.total()
            + ", "
            + pace.left()
            + " left, done at "
            + pace.finishTime()
            + pace.cost());
  }

  @Override
  public synchronized void collected(TrialKey trial, int failedCells) {
    console.say(
        "collected " + trial + (failedCells == 0 ? "" : ", " + failedCells + " cells FAILED"));
  }

  @Override
  public synchronized void broke(TrialKey trial, String kind, String words, String remedy) {
    console.say(TerminalText.lines(trial + " " + kind + ": " + words + "\n  " + remedy));
  }

  @Override
  public synchronized void note(String words) {
    console.say(TerminalText.lines(words));
  }
}
