package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileEntry;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.trial.CellKey;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.jmh.ScoreUnit;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.CellResult.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the forks of a cell from its entries, all of them in one unit. */
final class FileForks {
  private final CellKey cell;
  private final String unitText;
  private final ScoreUnit unit;
  private final List<Fork> forks = new ArrayList<>();
  private final List<CellForks.Failure> failures = new ArrayList<>();

  private FileForks(CellKey cell, String unitText, ScoreUnit unit) {
    this.cell = cell;
    this.unitText = unitText;
    this.unit = unit;
  }

  /**
   * The forks of one side.
   *
   * @param unitText of the cell's scores, into which all values are brought
   */
  static CellForks of(CellKey cell, String unitText, ScoreUnit unit, List<FileEntry> entries) {
    FileForks read = new FileForks(cell, unitText, unit);
    entries.forEach(read::add);
    return new CellForks(read.forks, read.failures);
  }

  private void add(FileEntry entry) {
    JmhResult result = entry.result();
    if (!result.hasRawData()) {
      add(entry, 1, result.summary().score().stream().toList());
      return;
    }
    int number = 0;
    for (List<Double> iterations : result.forks()) {
      number++;
      add(entry, number, iterations);
    }
  }

  private void add(FileEntry entry, int number, List<Double> values) {
    String file = entry.file().name();
    String origin = entry.result().hasRawData() ? file + " fork " + number : file;
    if (values.isEmpty()) {
      failures.add(failure(origin, "no value: the file holds NaN, or nothing"));
      return;
    }
    Fork fork = Fork.of(origin, number, file, measured(entry.result(), values));
    // a negative rate could hide in a positive mean
    boolean negative = values.stream().anyMatch(value -> value < 0);
    if (Double.isFinite(fork.logThroughput()) && !negative) {
      forks.add(fork);
    } else {
      failures.add(
          CellForks.Failure.ofNothing(
              origin, "zero or negative scores, which have no ratio: " + shown(values)));
    }
  }

  private Measured measured(JmhResult result, List<Double> values) {
    return new Measured(
        cell,
        result.threads(),
        unitText,
        inOneUnit(result.unit(), values),
        List.of(), // nor how their warm-up went
        result.secondary(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Instant.EPOCH, // files do not say when
        Instant.EPOCH);
  }

  private List<Double> inOneUnit(String own, List<Double> values) {
    return own.equals(unitText)
        ? values
        : ScoreUnit.of(own)
            .map(from -> values.stream().map(value -> from.convert(value, unit)).toList())
            .orElse(values);
  }

  private static CellForks.Failure failure(String origin, String message) {
    return new CellForks.Failure(origin, FailureKind.NO_RESULT, message, "");
  }

  private String shown(List<Double> values) {
    int most = 5;
    String first = values.subList(0, Math.min(most, values.size())).toString();
    return first + (values.size() > most ? " and more" : "") + " " + unitText;
  }
}
