package io.archbench.trial;

/** Is told how a trial gets on; for progress only, never for results. */
public interface TrialObserver {
  /** Hears nothing. */
  TrialObserver NONE =
      new TrialObserver() {
        @Override
        public void waiting(TrialKey trial, String why) {}

        @Override
        public void cellStarted(TrialKey trial, CellKey cell) {}

        @Override
        public void cellsFinished(TrialKey trial, int cells) {}
      };

  /** It does not run yet; told at each look, also with the same reason. */
  void waiting(TrialKey trial, String why);

  /** A cell began. */
  void cellStarted(TrialKey trial, CellKey cell);

  /** That many cells of the attempt have a result now. */
  void cellsFinished(TrialKey trial, int cells);
}
