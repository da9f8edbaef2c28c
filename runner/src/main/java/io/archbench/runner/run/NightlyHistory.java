package io.archbench.runner.run;

import io.archbench.analysis.gate.HistoricalChange;
import io.archbench.analysis.gate.TonightsChanges;
import io.archbench.analysis.gate.TonightsChanges.Told;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.Night;
import io.archbench.history.Added;
import io.archbench.history.History;
import io.archbench.history.NightRecord;
import io.archbench.history.Selection;
import io.archbench.report.trend.EventWords;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  /** Changes of longer ago are nobody's news. */
  private static final Duration LOOKED_AT = Duration.ofDays(400);

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
    TonightsChanges found =
        TonightsChanges.of(
            history.series(
                Selection.ofStudy(tonight.study()).since(tonight.measured().minus(LOOKED_AT))),
            tonight);
    return new ToldHistory(
        1,
        found.changes().stream().flatMap(NightlyHistory::change).toList(),
        found.events().stream().map(NightlyHistory::words).toList());
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

  private static String words(EnvironmentalEvent event) {
    return event.variant()
        + ", since "
        + LocalDate.ofInstant(event.night().measured(), ZoneOffset.UTC)
        + ": "
        + EventWords.of(event)
        + ": rather the machine's doing than the build's";
  }
}
