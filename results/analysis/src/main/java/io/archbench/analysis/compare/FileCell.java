package io.archbench.analysis.compare;

import io.archbench.analysis.files.FileEntry;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.verdict.VerdictRules;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.jmh.JmhSchedule.Iterations;
import io.archbench.trial.jmh.ScoreUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One cell as result files hold it. */
final class FileCell {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final CellKey key;
  private final Unit unit;
  private final List<FileEntry> baseline;
  private final List<FileEntry> contender;
  private final Map<String, CellForks> forks;

  FileCell(CellKey key, Unit unit, Sides sides, FileSides files) {
    this.key = key;
    this.unit = unit;
    baseline = files.baseline().of(key);
    contender = files.contender().of(key);
    String scores = all().findFirst().orElseThrow().unit();
    forks =
        strangeUnit().isPresent()
            ? Map.of()
            : ScoreUnit.of(scores)
                .map(
                    common ->
                        Map.of(
                            sides.baseline(), FileForks.of(key, scores, common, baseline),
                            sides.contender(), FileForks.of(key, scores, common, contender)))
                .orElse(Map.of());
  }

  /** What was found for each variant. */
  Map<String, CellForks> forks() {
    return forks;
  }

  /** The cell with its shortest times. */
  PlannedCell planned() {
    return new PlannedCell(
        key,
        shortest(true).orElse(PlannedCell.UNKNOWN),
        shortest(false).orElse(PlannedCell.UNKNOWN));
  }

  CellFacts facts(List<String> unfair) {
    return new CellFacts(
        hoursPerUnit(),
        Optional.empty(),
        tooShort(),
        unfair,
        incomparable(),
        withoutForks(),
        flags());
  }

  /** Why no ratio is drawn, in words. */
  Optional<String> incomparable() {
    return strangeUnit().or(this::measuredOnce);
  }

  private Optional<String> strangeUnit() {
    return all()
        .map(JmhResult::unit)
        .filter(text -> ScoreUnit.of(text).isEmpty())
        .findFirst()
        .map(
            text ->
                "not comparable: scores in '%s' are neither operations in a time nor time for an operation"
                    .formatted(text));
  }

  private Optional<String> measuredOnce() {
    boolean bothSides = !baseline.isEmpty() && !contender.isEmpty();
    return bothSides && (isOnce(baseline) || isOnce(contender))
        ? Optional.of("not comparable: measured once, so nothing says how much it varies")
        : Optional.empty();
  }

  private static boolean isOnce(List<FileEntry> side) {
    return side.size() == 1
        && side.get(0).result().summary().samples().filter(count -> count <= 1).isPresent();
  }

  private Optional<String> withoutForks() {
    boolean means = unit == Unit.FORK && all().anyMatch(result -> !result.hasRawData());
    return means
        ? Optional.of("only the mean of its forks is known: no interval")
        : Optional.empty();
  }

  private Optional<String> tooShort() {
    PlannedCell cell = planned();
    return VerdictRules.isDemonstration(cell)
        ? Optional.of(
            "warm-up %s, measured %s a fork: may not be steady; a verdict needs %s of each"
                .formatted(
                    seconds(cell.warmupMillis()),
                    seconds(cell.measuredMillis()),
                    seconds(VerdictRules.STEADY_MILLIS)))
        : Optional.empty();
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (baseline.isEmpty()) {
      flags.add(CellComparison.NEW);
    }
    if (contender.isEmpty()) {
      flags.add(CellComparison.GONE);
    }
    int unusable = all().mapToInt(JmhResult::unusable).sum();
    if (unusable > 0) {
      flags.add("no number in " + unusable + " iterations");
    }
    if (key.mode() != Mode.SINGLE_SHOT && shortest(true).isEmpty()) {
      flags.add("warm-up not known");
    }
    if (unit == Unit.FORK) {
      flags.add("this machine only");
    }
    return flags;
  }

  private double hoursPerUnit() {
    int forksPerUnit =
        unit == Unit.FORK
            ? 1
            : all().flatMap(result -> result.schedule().forks().stream()).findFirst().orElse(1);
    return planned().millis() * forksPerUnit / MILLIS_PER_HOUR;
  }

  /** The shortest warm-up or measured time of a fork; none where calls are counted, not time. */
  private OptionalLong shortest(boolean warmup) {
    if (key.mode() == Mode.SINGLE_SHOT) {
      return OptionalLong.empty();
    }
    return all()
        .map(JmhResult::schedule)
        .flatMap(each -> (warmup ? each.warmup() : each.measurement()).stream())
        .map(Iterations::millis)
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  private Stream<JmhResult> all() {
    return Stream.concat(baseline.stream(), contender.stream()).map(FileEntry::result);
  }

  private static String seconds(long millis) {
    return millis == PlannedCell.UNKNOWN
        ? "unknown"
        : String.format(Locale.ROOT, "%.3f", millis / 1000.0).replaceFirst("\\.?0+$", "") + " s";
  }
}
