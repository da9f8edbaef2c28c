package io.archbench.k8s.job;

import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.segment.SegmentDecoder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the lines of a log into progress; one for each attempt. Thread-safe; the observer is called
 * without any lock held, for it may stop other trials.
 */
final class TrialProgress {
  private final TrialSpec spec;
  private final TrialObserver observer;
  private final Set<String> segments = new HashSet<>();
  private String begun = "";
  private int whenAsked = -1;

  /**
   * What is new.
   *
   * @param finished cells so far
   * @param next that runs now; none if all have finished
   */
  private record News(int finished, Optional<CellKey> next) {}

  TrialProgress(TrialSpec spec, TrialObserver observer) {
    this.spec = spec;
    this.observer = observer;
  }

  /**
   * Tells that it does not run yet, at each look: whoever hears of it minds the budget.
   *
   * @param why empty if nobody knows
   */
  void waiting(String why) {
    observer.waiting(spec.key(), why);
  }

  /** Begins anew, with another pod: nothing that was heard of the one before counts. */
  synchronized void again() {
    segments.clear();
    begun = "";
    whenAsked = Math.min(whenAsked, 0);
  }

  /** Tells of a segment that has ended; of one that comes twice only once. */
  void line(String line) {
    Optional<News> news = look(line);
    news.ifPresent(
        found -> {
          observer.cellsFinished(spec.key(), found.finished());
          found.next().ifPresent(cell -> observer.cellStarted(spec.key(), cell));
        });
  }

  private synchronized Optional<News> look(String line) {
    SegmentDecoder.begun(line).ifPresent(name -> begun = name);
    if (!SegmentDecoder.ends(line) || !segments.add(begun)) {
      return Optional.empty();
    }
    List<CellKey> left =
        spec.cells().stream()
            .map(CellSpec::key)
            .filter(cell -> !segments.contains(cell.text()))
            .toList();
    return Optional.of(new News(spec.cells().size() - left.size(), left.stream().findFirst()));
  }

  /** Whether a cell has ended since this was first asked. */
  synchronized boolean isBetweenCells() {
    if (whenAsked < 0) {
      whenAsked = segments.size();
    }
    return segments.size() > whenAsked;
  }
}
