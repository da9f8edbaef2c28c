package io.archbench.runner.cli;

import io.archbench.analysis.aa.SelfComparison;
import java.util.Locale;

/** What a variant against itself says of a machine, as text for a terminal. */
final class SelfText {
  private SelfText() {}

  static String of(SelfComparison learnt) {
    StringBuilder text = new StringBuilder();
    text.append("machine       ").append(learnt.machine()).append('\n');
    text.append("false alarms  ").append(alarms(learnt)).append("\n\n");
    if (!learnt.cells().isEmpty()) {
      text.append("smallest change that is found four times in five\n");
    }
    for (SelfComparison.Detectable cell : learnt.cells()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%6.1f %%  %2d units  %s%s\n",
              100 * cell.effect(),
              cell.units(),
              cell.cell(),
              cell.alarm() ? "  FALSE ALARM" : ""));
    }
    return text.append('\n').toString();
  }

  private static String alarms(SelfComparison learnt) {
    return learnt.compared() == 0
        ? "not measurable: no cell can carry a verdict"
        : String.format(
            Locale.ROOT,
            "%d of %d cells (95 %% interval %.1f to %.1f %%)",
            learnt.alarms(),
            learnt.compared(),
            100 * learnt.low95(),
            100 * learnt.high95());
  }
}
