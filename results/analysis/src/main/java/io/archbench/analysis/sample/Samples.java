package io.archbench.analysis.sample;

import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.Failed;
import io.archbench.trial.record.CellResult.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The forks of every cell and variant.
 *
 * <p>Attempts at one trial complement each other and are never averaged: a cell that a later
 * attempt measured is that trial's value, a cell that two attempts measured is refused. The order
 * of the records does not matter. Immutable.
 */
public final class Samples {
  private final Map<CellKey, Map<String, CellForks>> cells = new TreeMap<>();

  private Samples(Map<CellKey, Map<String, CellForks>> forks) {
    forks.forEach((cell, variants) -> cells.put(cell, Map.copyOf(variants)));
  }

  private Samples(List<Collected> collected) {
    Map<CellKey, Map<TrialId, Attempts>> found = new TreeMap<>();
    collected.stream()
        .sorted(
            Comparator.comparing((Collected trial) -> trial.record().spec().id())
                .thenComparingInt(trial -> trial.record().spec().attempt()))
        .forEach(
            trial -> {
              for (CellResult result : trial.record().cells()) {
                found
                    .computeIfAbsent(result.cell(), cell -> new TreeMap<>())
                    .computeIfAbsent(trial.record().spec().id(), id -> new Attempts())
                    .add(trial, result);
              }
            });
    found.forEach((cell, trials) -> cells.put(cell, byVariant(trials)));
  }

  /**
   * Reads records, all of one phase.
   *
   * @throws IllegalArgumentException if they are of several phases
   * @throws IncomparableRecordsException if two attempts at one trial measured the same cell
   */
  public static Samples of(List<Collected> collected) {
    List<Phase> phases =
        collected.stream().map(trial -> trial.record().spec().phase()).distinct().toList();
    if (phases.size() > 1) {
      throw new IllegalArgumentException("samples of " + phases + " are never mixed");
    }
    return new Samples(collected);
  }

  /**
   * Reads records of any phase: for looking at, never for comparing.
   *
   * @throws IncomparableRecordsException if two attempts at one trial measured the same cell
   */
  public static Samples ofAllPhases(List<Collected> collected) {
    return new Samples(collected);
  }

  /** Samples that were read otherwise, by cell and variant. */
  public static Samples of(Map<CellKey, Map<String, CellForks>> forks) {
    return new Samples(forks);
  }

  /** The same samples, of one variant those at some places only. */
  public Samples at(Set<String> places, String variant) {
    Map<CellKey, Map<String, CellForks>> some = new TreeMap<>();
    cells.forEach(
        (cell, variants) -> {
          Map<String, CellForks> both = new TreeMap<>(variants);
          both.computeIfPresent(variant, (name, forks) -> forks.at(places));
          some.put(cell, both);
        });
    return new Samples(some);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return cells.isEmpty();
  }

  /** What was found of a cell for a variant. */
  public CellForks of(CellKey cell, String variant) {
    return cells.getOrDefault(cell, Map.of()).getOrDefault(variant, CellForks.NONE);
  }

  private static Map<String, CellForks> byVariant(Map<TrialId, Attempts> trials) {
    Map<String, List<Attempts>> sides = new TreeMap<>();
    trials.forEach(
        (trial, attempts) ->
            sides.computeIfAbsent(trial.variant(), variant -> new ArrayList<>()).add(attempts));
    Map<String, CellForks> forks = new TreeMap<>();
    sides.forEach((variant, attempts) -> forks.put(variant, merged(attempts)));
    return forks;
  }

  private static CellForks merged(List<Attempts> trials) {
    return new CellForks(
        trials.stream().flatMap(attempts -> attempts.forks.stream()).toList(),
        trials.stream()
            .filter(attempts -> attempts.forks.isEmpty())
            .map(attempts -> attempts.failures.getLast())
            .toList());
  }

  /** What the attempts at one trial say of one cell. */
  private static final class Attempts {
    private final List<Fork> forks = new ArrayList<>();
    private final List<CellForks.Failure> failures = new ArrayList<>();

    void add(Collected trial, CellResult result) {
      TrialKey key = trial.record().spec().key();
      switch (result) {
        case Failed failed -> failures.add(CellForks.Failure.of(key, failed));
        case Measured measured when !Fork.hasValue(measured) ->
            failures.add(withoutValue(key, measured));
        case Measured measured -> add(Fork.of(key, trial.placement().place(), measured));
      }
    }

    private void add(Fork fork) {
      if (!forks.isEmpty()) {
        throw new IncomparableRecordsException(
            "%s and %s both measured %s: attempts at one trial are never averaged; leave one of them out"
                .formatted(forks.getFirst().origin(), fork.origin(), fork.measured().cell()));
      }
      forks.add(fork);
    }

    private static CellForks.Failure withoutValue(TrialKey trial, Measured measured) {
      return CellForks.Failure.ofNothing(
          trial.text(),
          measured.iterations() + " of " + measured.unit() + " give no positive throughput");
    }
  }
}
