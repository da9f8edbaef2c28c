package io.archbench.history;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.compare.ReferenceComparison;
import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that one night adds to a history.
 *
 * @param night its time in whole milliseconds
 * @param rows of that night, by series; each series once
 */
public record NightRecord(Night night, List<Row> rows) {
  private static final double LEVEL = .95;

  /** What a database can keep, and a line of a report show. */
  private static final Pattern COMMIT = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /** The same in every database, whose own order of texts may differ. */
  private static final Comparator<Row> ORDER =
      Comparator.comparing((Row row) -> row.series().variant())
          .thenComparing(row -> row.series().cell())
          .thenComparing(row -> row.series().metric())
          .thenComparing(row -> row.series().work());

  public NightRecord {
    night.commit().ifPresent(NightRecord::checkCommit);
    Night whole = inMilliseconds(night);
    night = whole;
    rows = rows.stream().map(row -> row.of(whole)).sorted(ORDER).toList();
    Set<SeriesKey> seen = new HashSet<>();
    for (Row row : rows) {
      if (!row.series().study().equals(whole.study())) {
        throw new IllegalArgumentException(
            "a night of " + whole.study() + " with a series of " + row.series().study());
      }
      if (!seen.add(row.series())) {
        throw new IllegalArgumentException("a night has two values of " + row.series());
      }
    }
  }

  /** Whether a text can be the commit of a night: printable ASCII without blanks. */
  public static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  private static void checkCommit(String text) {
    if (!isCommit(text)) {
      throw new IllegalArgumentException(
          "a commit has 1 to 200 printable characters of ASCII without blanks; this one has "
              + text.length()
              + ", or others among them");
    }
  }

  /**
   * What the night says of one series.
   *
   * @param point its limits are finite; a zero has no sign, for databases keep none
   */
  public record Row(SeriesKey series, SeriesPoint point) {
    public Row {
      point.interval().ifPresent(Row::check);
      Conditions on = point.conditions();
      Stream.of(on.machine(), on.kernel(), on.jdk(), on.anchor(), point.unit(), series.metric())
          .forEach(Row::check);
    }

    private static void check(String text) {
      if (text.indexOf(0) >= 0) {
        throw new IllegalArgumentException(
            "a text holds a character that is none (NUL), which no database keeps: "
                + text.replace('\0', '?'));
      }
    }

    private static void check(Interval interval) {
      if (!Double.isFinite(interval.low()) || !Double.isFinite(interval.high())) {
        throw new IllegalArgumentException("an interval without an end is none: " + interval);
      }
    }

    private Row of(Night night) {
      return new Row(
          series,
          new SeriesPoint(
              night,
              point.conditions(),
              unsigned(point.theta()),
              point
                  .interval()
                  .map(ends -> new Interval(unsigned(ends.low()), unsigned(ends.high()))),
              point.units(),
              unsigned(point.score()),
              point.unit()));
    }

    /** Turns minus zero into zero. */
    private static double unsigned(double value) {
      return value + 0.0;
    }
  }

  private static Night inMilliseconds(Night night) {
    return new Night(
        night.study(),
        night.run(),
        night.measured().truncatedTo(ChronoUnit.MILLIS),
        night.commit(),
        night.seed());
  }

  /**
   * What a run says of its contenders against their anchors: each cell's throughput, and each
   * further metric. What has no ratio has no row, nor has a cell that failed in any trial.
   *
   * @throws IllegalArgumentException if nothing is known of how a contender was measured
   */
  public static NightRecord of(ComparisonDocument document, NightFacts facts) {
    Night night =
        inMilliseconds(
            new Night(
                document.study(), document.run(), facts.measured(), facts.commit(), facts.seed()));
    return new NightRecord(
        night,
        document.references().stream()
            .flatMap(reference -> rows(reference, facts, night))
            .toList());
  }

  private static Stream<Row> rows(ReferenceComparison reference, NightFacts facts, Night night) {
    ContenderFacts contender = facts.contenders().get(reference.contender());
    if (contender == null) {
      throw new IllegalArgumentException("nothing is known of " + reference.contender());
    }
    return reference.cells().stream()
        .filter(cell -> cell.failed().isEmpty())
        .filter(cell -> contender.work().containsKey(cell.key()))
        .flatMap(
            cell ->
                new OfCell(
                        reference.contender(),
                        cell,
                        contender.conditionsOf(cell.key()),
                        contender.workOf(cell.key()),
                        night)
                    .rows());
  }

  /** The rows of one cell. */
  private record OfCell(
      String contender, CellComparison cell, Conditions conditions, String work, Night night) {
    Stream<Row> rows() {
      return Stream.concat(
          row(cell.metric(), cell.unit(), cell.theta(), cell.estimate(), Sides.of(cell)),
          cell.further().stream()
              .flatMap(
                  each ->
                      row(
                          each.metric(),
                          each.unit(),
                          each.theta(),
                          estimate(each),
                          Sides.of(each))));
    }

    private Stream<Row> row(
        String metric,
        String unit,
        Optional<Double> theta,
        Optional<LogRatioEstimate> estimate,
        Sides sides) {
      if (theta.isEmpty() || sides.score().isEmpty()) {
        return Stream.of();
      }
      return Stream.of(
          new Row(
              new SeriesKey(night.study(), contender, cell.key(), metric, work),
              new SeriesPoint(
                  night,
                  conditions,
                  theta.get(),
                  estimate.map(each -> each.interval(LEVEL)).filter(OfCell::isFinite),
                  sides.units(),
                  sides.score().get(),
                  unit)));
    }

    private static boolean isFinite(Interval interval) {
      return Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    }

    private static Optional<LogRatioEstimate> estimate(MetricComparison metric) {
      return metric
          .theta()
          .flatMap(
              theta ->
                  metric
                      .se()
                      .flatMap(se -> metric.df().map(df -> new LogRatioEstimate(theta, se, df))));
    }
  }

  /** What a row needs to know of both sides. */
  private record Sides(int units, Optional<Double> score) {
    static Sides of(CellComparison cell) {
      return new Sides(
          Math.min(cell.n().baseline(), cell.n().contender()), cell.score().contender());
    }

    static Sides of(MetricComparison metric) {
      return new Sides(
          Math.min(metric.n().baseline(), metric.n().contender()), metric.score().contender());
    }
  }

  /** Digest of all of it: equal for equal nights. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    lines()
        .forEach(
            line -> {
              digest.update(CanonicalJson.bytes(line));
              digest.update((byte) '\n');
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The lines that an export has of it. */
  Stream<HistoryLine> lines() {
    return rows.stream().map(row -> HistoryLine.of(row, rows.size()));
  }
}
