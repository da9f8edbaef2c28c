package io.archbench.trial;

/**
 * Identifies one attempt at a trial: what an executor starts, adopts and releases.
 *
 * @param attempt from 1
 */
public record TrialKey(TrialId trial, int attempt) {
  public TrialKey {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1: " + attempt);
    }
  }

  /** {@code <trial>-a<attempt>}. */
  public String text() {
    return trial.text() + "-a" + attempt;
  }

  @Override
  public String toString() {
    return text();
  }
}
