package io.archbench.runner.cli;

import io.archbench.analysis.price.Money;
import io.archbench.runner.run.RunListener;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialKey;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One moving line on a terminal; what must be read stands above it. */
final class TerminalProgress implements RunListener, AutoCloseable {
  private static final int WIDTH = 80;

  private final Console console;
  private final Pace pace;
  private final ProgressBar bar;

  TerminalProgress(Console console, Pace pace) {
    this.console = console;
    this.pace = pace;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("cells")
            .setInitialMax(1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .setMaxRenderedLength(WIDTH)
            .hideEta()
            .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
            .build();
  }

  @Override
  public synchronized void started(int trials, int cells) {
    pace.started(cells);
    bar.maxHint(cells);
    show();
  }

  @Override
  public synchronized void pending(String variant, String why) {
    above("pending " + variant + ": " + why);
  }

  @Override
  public synchronized void waiting(String what, String why) {
    above("waiting " + what + ": " + why);
  }

  @Override
  public synchronized void spent(Money money) {
    pace.spent(money);
  }

  @Override
  public synchronized void trialStarted(TrialKey trial, String place, boolean adopted) {
    if (adopted) {
      above("adopted " + trial + " on " + place);
    }
  }

  @Override
  public synchronized void cellStarted(TrialKey trial, CellKey cell) {
    show();
  }

  @Override
  public synchronized void cellFinished(TrialKey trial) {
    pace.finished();
    bar.maxHint(pace.total());
    bar.stepTo(pace.done());
    show();
  }

  @Override
  public synchronized void collected(TrialKey trial, int failedCells) {
    if (failedCells > 0) {
      above(trial + ": " + failedCells + " cells FAILED");
    }
  }

  @Override
  public synchronized void broke(TrialKey trial, String kind, String words, String remedy) {
    above(trial + " " + kind + ": " + words + "\n  " + remedy);
  }

  @Override
  public synchronized void note(String words) {
    above(words);
  }

  private void show() {
    bar.setExtraMessage(" " + pace.left() + " left, done at " + pace.finishTime() + pace.cost());
  }

  private void above(String words) {
    console.say("\r" + " ".repeat(WIDTH) + "\r" + TerminalText.lines(words));
  }

  @Override
  public synchronized void close() {
    bar.close();
  }
}
