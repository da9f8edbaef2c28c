package io.archbench.analysis.trend;

import java.util.List;
import java.util.Optional;

/**
 * A series and what happened to it, each list from the oldest night to the newest.
 *
 * @param breaks at which it begins anew
 * @param annotations what changed without a break
 * @param changes at which it moved
 */
public record SeriesTrend(
    Series series,
    List<SeriesBreak> breaks,
    List<Annotation> annotations,
    List<ChangePoint> changes) {
  public SeriesTrend {
    breaks = List.copyOf(breaks);
    annotations = List.copyOf(annotations);
    changes = List.copyOf(changes);
  }

  /** The first night behind a change. */
  public Night after(ChangePoint change) {
    return series.points().get(change.index()).night();
  }

  /** The last night before a change. */
  public Night before(ChangePoint change) {
    return series.points().get(change.index() - 1).night();
  }

  /** The newest change, if there is one behind the last break. */
  public Optional<ChangePoint> current() {
    int since = breaks.isEmpty() ? 0 : breaks.getLast().index();
    return changes.isEmpty() || changes.getLast().index() <= since
        ? Optional.empty()
        : Optional.of(changes.getLast());
  }
}
