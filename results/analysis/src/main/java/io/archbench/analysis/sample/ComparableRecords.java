package io.archbench.analysis.sample;

import io.archbench.trial.CellKey;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Refuses records that did not do the same work, before a number is read from them. */
public final class ComparableRecords {
  private ComparableRecords() {}

  /**
   * Checks records against each other: all of one suite did the same work, over the same corpora,
   * in the same units, and each agrees with its placement.
   *
   * @throws IncomparableRecordsException naming the first difference
   */
  public static void check(List<Collected> collected) {
    Map<String, First> work = new HashMap<>();
    for (Collected trial : collected) {
      TrialSpec spec = trial.record().spec();
      checkPlacement(spec.key().text(), trial);
      First mine = new First(spec.key().text(), spec.workSha256());
      First first = work.computeIfAbsent(spec.id().suite(), suite -> mine);
      if (!first.value().equals(mine.value())) {
        throw new IncomparableRecordsException(
            "%s and %s did different work: workSha256 %s and %s; cells, JMH settings, seed or corpus size differ; compare only what was measured alike"
                .formatted(first.trial(), mine.trial(), first.value(), mine.value()));
      }
    }
    same("corpus digests", CellResult.Measured::corpusSha256, collected);
    same("units", measured -> Optional.of(measured.unit()), collected);
  }

  private static void checkPlacement(String name, Collected trial) {
    var record = trial.record().environment().architecture();
    var placement = trial.placement().architecture();
    if (record != placement) {
      throw new IncomparableRecordsException(
          "%s contradicts itself: its record says %s, its placement %s; remove the trial and measure it again"
              .formatted(name, record, placement));
    }
  }

  private record First(String trial, String value) {}

  private static void same(
      String what,
      Function<CellResult.Measured, Optional<String>> fact,
      List<Collected> collected) {
    Map<CellKey, First> known = new HashMap<>();
    for (Collected trial : collected) {
      String name = trial.record().spec().key().text();
      for (CellResult result : trial.record().cells()) {
        if (result instanceof CellResult.Measured measured) {
          fact.apply(measured)
              .ifPresent(
                  value -> {
                    First first =
                        known.computeIfAbsent(measured.cell(), cell -> new First(name, value));
                    if (!first.value().equals(value)) {
                      throw new IncomparableRecordsException(
                          "the %s of %s differ: %s in %s, %s in %s; measure both sides with the same suite and seed"
                              .formatted(
                                  what,
                                  measured.cell(),
                                  first.value(),
                                  first.trial(),
                                  value,
                                  name));
                    }
                  });
        }
      }
    }
  }
}
