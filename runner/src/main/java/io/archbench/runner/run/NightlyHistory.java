package io.archbench.runner.run;

import io.archbench.analysis.gate.HistoricalChange;
import io.archbench.analysis.gate.HistoricalEvent;
import io.archbench.analysis.gate.ToldHistory;
import io.archbench.analysis.gate.TonightsChanges;
import io.archbench.analysis.gate.TonightsChanges.Told;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.history.Added;
import io.archbench.history.History;
import io.archbench.history.NightRecord;
import io.archbench.history.Selection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Adds a run to a history and keeps with the run what the history then says of it.
 *
 * @param night that was added
 * @param told about it
 * @param place of the history
 */
public record NightlyHistory(NightRecord night, Added added, ToldHistory told, String place) {
  /**
   * Adds a run.
   *
   * @param commit what the contender was built from, if somebody says so; else as the night knew
   * @param history opened only for a run that has something to add
   * @param again whether it takes the place of another content of the same run
   * @throws NoNightException if the run is not finished, or has no anchor
   * @throws NothingToKeepException if nothing in it has a ratio to its anchor
   * @throws io.archbench.history.HistoryException if the history cannot be used, or has the run
   *     with another content; then nothing was changed
   */
  public static NightlyHistory add(
      RunDirectory directory, Optional<String> commit, Supplier<History> history, boolean again) {
    Optional<String> known = directory.nightMark().flatMap(NightMark::commit);
    NightRecord night =
        NightOfRun.of(directory, RunRecords.read(directory), commit.or(() -> known));
    try (History opened = history.get()) {
      Added added = again ? opened.addAgain(night) : opened.add(night);
      ToldHistory told = told(opened, night.night());
      directory.store(told);
      return new NightlyHistory(night, added, told, opened.place());
    }
  }

  private static ToldHistory told(History history, Night tonight) {
    List<Series> series = history.series(Selection.ofStudy(tonight.study()));
    TonightsChanges found = TonightsChanges.of(series, tonight);
    List<Night> nights =
        series.stream()
            .flatMap(each -> each.points().stream().map(SeriesPoint::night))
            .distinct()
            .toList();
    return new ToldHistory(
        1,
        found.changes().stream().flatMap(NightlyHistory::change).toList(),
        found.events().stream().map(event -> event(event, nights)).toList());
  }

  private static Stream<HistoricalChange> change(Told told) {
    return switch (told.status()) {
      case NEW -> Stream.of(change(told, true));
      case OPEN -> Stream.of(change(told, false));
      case SETTLED -> Stream.of();
    };
  }

  private static HistoricalChange change(Told told, boolean fresh) {
    return new HistoricalChange(
        told.trend().series().key().cell(),
        told.trend().series().key().variant(),
        told.trend().series().key().metric(),
        told.change().shift(),
        LocalDate.ofInstant(told.trend().after(told.change()).measured(), ZoneOffset.UTC),
        told.trend().before(told.change()).commit(),
        told.trend().after(told.change()).commit(),
        fresh);
  }

  private static HistoricalEvent event(EnvironmentalEvent event, List<Night> nights) {
    return new HistoricalEvent(
        event.variant(),
        event.moved(),
        event.of(),
        event.shift(),
        LocalDate.ofInstant(event.night().measured(), ZoneOffset.UTC),
        nights.stream()
            .filter(night -> night.measured().isBefore(event.night().measured()))
            .max(Comparator.comparing(Night::measured))
            .flatMap(Night::commit),
        event.night().commit());
  }
}
