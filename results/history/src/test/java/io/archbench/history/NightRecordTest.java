package io.archbench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.compare.ReferenceComparison;
import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.history.NightRecord.Row;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.record.CellResult.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NightRecordTest {
  private static final CellKey TERM = CellKey.parse("indexing/Search.term:thrpt:tmax");
  private static final CellKey RANGE = CellKey.parse("indexing/Search.range:thrpt:tmax");
  private static final Instant MEASURED = Instant.parse("2026-11-24T10:15:00.123456789Z");
  private static final Conditions ARM = new Conditions("Graviton", "6.8", "25", "sha256:bb");
  private static final NightFacts FACTS =
      new NightFacts(
          MEASURED,
          Optional.of("c0ffee"),
          42,
          Map.of("head", facts(Nights.AMD), "head-arm64", facts(ARM)));

  private static ContenderFacts facts(Conditions conditions) {
    return new ContenderFacts(
        Map.of("indexing", conditions), Map.of(TERM, "work of term", RANGE, "work of range"));
  }

  private static CellComparison cell(
      CellKey key, Optional<Double> theta, List<MetricComparison> further, List<Failure> failed) {
    return new CellComparison(
        key,
        CellComparison.THROUGHPUT,
        "ops/s",
        "higher",
        Phase.SCREEN,
        new Sided<>(10, 9),
        new Sided<>(Optional.of(100.0), Optional.of(103.0)),
        theta,
        theta.map(any -> .01),
        theta.map(any -> 9.0),
        Optional.empty(),
        List.of(),
        new Sided<>(Optional.empty(), Optional.empty()),
        Optional.empty(),
        further,
        new Verdict.Equivalent(),
        List.of(),
        List.of(),
        failed);
  }

  private static MetricComparison metric(String name, Optional<Double> theta) {
    return new MetricComparison(
        name,
        "ns",
        new Sided<>(8, 10),
        new Sided<>(Optional.of(2e6), Optional.of(1e6)),
        theta,
        theta.map(any -> .02),
        theta.map(any -> 7.0),
        Optional.empty(),
        new Verdict.Equivalent());
  }

  private static ComparisonDocument document(ReferenceComparison... references) {
    return new ComparisonDocument(
        ComparisonDocument.SCHEMA,
        ComparisonDocument.METHOD,
        "nightly",
        "abcdefgh",
        "7".repeat(64),
        "detect",
        false,
        List.of(),
        List.of(),
        List.of(references),
        List.of(),
        List.of(),
        new ComparisonDocument.Exit(0, List.of(0)));
  }

  @Test
  void aNightHoldsThroughputAndFurtherMetricsOfEachContender() {
    CellComparison term =
        cell(
            TERM,
            Optional.of(.03),
            List.of(
                metric("service p99", Optional.of(.5)), metric("service p50", Optional.empty())),
            List.of());
    CellComparison range = cell(RANGE, Optional.of(-0.0), List.of(), List.of());

    NightRecord night =
        NightRecord.of(
            document(
                new ReferenceComparison("first", "head", List.of(term, range)),
                new ReferenceComparison("first-arm64", "head-arm64", List.of(term))),
            FACTS);

    assertThat(night.night())
        .isEqualTo(
            new Night(
                "nightly",
                "abcdefgh",
                Instant.parse("2026-11-24T10:15:00.123Z"),
                Optional.of("c0ffee"),
                42));
    assertThat(night.rows())
        .extracting(row -> row.series().variant() + " " + row.series().cell().benchmark())
        .containsExactly(
            "head Search.range",
            "head Search.term",
            "head Search.term",
            "head-arm64 Search.term",
            "head-arm64 Search.term");
    Row throughput = night.rows().get(2);
    assertThat(throughput.series().metric()).isEqualTo("throughput");
    assertThat(throughput.series().work()).isEqualTo("work of term");
    assertThat(throughput.point().theta()).isEqualTo(.03);
    assertThat(throughput.point().interval())
        .contains(new LogRatioEstimate(.03, .01, 9).interval(.95));
    assertThat(throughput.point().units()).isEqualTo(9);
    assertThat(throughput.point().score()).isEqualTo(103.0);
    assertThat(throughput.point().unit()).isEqualTo("ops/s");
    assertThat(throughput.point().conditions()).isEqualTo(Nights.AMD);
    Row latency = night.rows().get(1);
    assertThat(latency.series().metric()).isEqualTo("service p99");
    assertThat(latency.point().units()).isEqualTo(8);
    assertThat(latency.point().unit()).isEqualTo("ns");
    assertThat(night.rows().getLast().point().conditions()).isEqualTo(ARM);
    // equal, whatever the sign of a zero was
    assertThat(night.rows().getFirst().point().theta()).isEqualTo(0.0);
  }

  @Test
  void whatHasNoRatioOrFailedHasNoRow() {
    Failure failure = new Failure("head", "t", FailureKind.WRONG_ANSWER, "wrong answer", "");
    NightRecord night =
        NightRecord.of(
            document(
                new ReferenceComparison(
                    "first",
                    "head",
                    List.of(
                        cell(TERM, Optional.empty(), List.of(), List.of()),
                        cell(
                            RANGE,
                            Optional.of(.01),
                            List.of(metric("allocation", Optional.of(.1))),
                            List.of(failure)),
                        cell(
                            CellKey.parse("indexing/Not.planned:thrpt:tmax"),
                            Optional.of(.01),
                            List.of(),
                            List.of())))),
            FACTS);
    assertThat(night.rows()).isEmpty();
    assertThat(NightRecord.of(document(), FACTS).rows()).isEmpty();
  }

  @Test
  void aContenderOfWhichNothingIsKnownIsAMistakeOfTheCaller() {
    assertThatThrownBy(
            () ->
                NightRecord.of(
                    document(new ReferenceComparison("first", "unknown", List.of())), FACTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void theOrderOfRowsMakesNoDifference() {
    NightRecord night = Nights.FEW.night(1);
    NightRecord reversed = new NightRecord(night.night(), night.rows().reversed());
    assertThat(reversed).isEqualTo(night);
    assertThat(reversed.sha256()).isEqualTo(night.sha256());
    assertThat(Nights.FEW.night(2).sha256()).isNotEqualTo(night.sha256());
  }

  @Test
  void aCommitIsOfCharactersThatCanBeKept() {
    Night night = Nights.FEW.night(2).night();
    for (String commit : List.of("", "a b", "c0ffee\0", "caf\u00e9", "a".repeat(201))) {
      assertThat(NightRecord.isCommit(commit)).isFalse();
      Night other =
          new Night(
              night.study(), night.run(), night.measured(), Optional.of(commit), night.seed());
      assertThatThrownBy(() -> new NightRecord(other, List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 200 printable characters");
    }
    assertThat(NightRecord.isCommit("v1.2-3-gc0ffee")).isTrue();
    assertThat(NightRecord.isCommit("a".repeat(200))).isTrue();
  }

  @Test
  void aTextThatNoDatabaseKeepsIsRefused() {
    NightRecord night = Nights.FEW.night(1);
    Row row = night.rows().getFirst();
    SeriesPoint point = row.point();
    Conditions on = new Conditions("cpu\0", "6.1", "25", "sha256:aa");
    assertThatThrownBy(
            () ->
                new Row(
                    row.series(),
                    new SeriesPoint(
                        point.night(),
                        on,
                        point.theta(),
                        point.interval(),
                        point.units(),
                        point.score(),
                        point.unit())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cpu?");
  }

  @Test
  void aNightChecksItself() {
    NightRecord night = Nights.FEW.night(1);
    Row row = night.rows().getFirst();
    assertThatThrownBy(() -> new NightRecord(night.night(), List.of(row, row)))
        .hasMessageContaining("two values");
    assertThatThrownBy(
            () -> new NightRecord(night.night(), new Nights("other", "w", 1).night(1).rows()))
        .hasMessageContaining("a series of other");
    assertThatThrownBy(
            () ->
                Nights.row(
                    night.night(),
                    row.series(),
                    0,
                    Optional.of(new Interval(Double.NEGATIVE_INFINITY, 0)),
                    1))
        .hasMessageContaining("an interval without an end");
  }
}
