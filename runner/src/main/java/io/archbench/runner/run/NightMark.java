package io.archbench.runner.run;

import java.util.Optional;

/**
 * Says that a night began a run, so that its next start finds it.
 *
 * @param commit what the contenders were built from, if that was known
 */
public record NightMark(int schemaVersion, Optional<String> commit) {
  /** The mark of a run whose contenders were built from that. */
  public static NightMark of(Optional<String> commit) {
    return new NightMark(1, commit);
  }
}
