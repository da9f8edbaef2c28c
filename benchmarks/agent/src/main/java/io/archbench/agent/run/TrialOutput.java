package io.archbench.agent.run;

import io.archbench.trial.CellKey;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.Manifest.State;
import io.archbench.trial.segment.Segment;
import java.io.IOException;
import java.util.Optional;

/**
 * All that an attempt tells the outside: segments, and after each the manifest that vouches for
 * them. Thread-safe; nothing is said any more once the attempt ended.
 */
final class TrialOutput {
  private final SegmentWriter segments;
  private final TerminationFile termination;
  private final String trial;
  private boolean ended;

  TrialOutput(SegmentWriter segments, TerminationFile termination, String trial) {
    this.segments = segments;
    this.termination = termination;
    this.trial = trial;
  }

  /** Says what is known before the first cell. */
  synchronized void opened(Segment.Opening opening) throws IOException {
    segments.print(opening);
    vouch(Optional.empty(), State.RUNNING, Optional.empty(), "");
  }

  /** Says that a cell begins. */
  synchronized void running(CellKey cell) throws IOException {
    vouch(Optional.of(cell), State.RUNNING, Optional.empty(), "");
  }

  /** Says what became of a cell. */
  synchronized void finished(CellResult result) throws IOException {
    segments.print(new Segment.Cell(result));
    vouch(Optional.empty(), State.RUNNING, Optional.empty(), "");
  }

  /** Says that every cell has a result. */
  synchronized void complete(Segment.Closing closing) throws IOException {
    end(closing, State.COMPLETE, "");
  }

  /** Says that cells are missing, and why. */
  synchronized void incomplete(Segment.Closing closing, String words) throws IOException {
    end(closing, State.INCOMPLETE, words);
  }

  /** Says, without any segment, that the attempt broke off. */
  synchronized void brokenOff(String words) throws IOException {
    ended = true;
    vouch(Optional.empty(), State.INCOMPLETE, Optional.empty(), words);
  }

  /** Says that nothing will be measured, and why. */
  synchronized void refused(RefusalKind kind, String words) throws IOException {
    ended = true;
    vouch(Optional.empty(), State.REFUSED, Optional.of(kind), words);
  }

  /**
   * Carries that out unless the attempt ended; meanwhile, and if it never returns for good, other
   * threads that have something to say wait.
   */
  synchronized void unlessEnded(Runnable action) {
    if (!ended) {
      action.run();
    }
  }

  private void end(Segment.Closing closing, State state, String words) throws IOException {
    segments.print(closing);
    ended = true;
    vouch(Optional.empty(), state, Optional.empty(), words);
  }

  private void vouch(
      Optional<CellKey> running, State state, Optional<RefusalKind> refusal, String words)
      throws IOException {
    termination.replace(Manifest.of(trial, segments.digests(), running, state, refusal, words));
  }
}
