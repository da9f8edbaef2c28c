package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.trial.CellKey;
import io.archbench.trial.record.CellResult.Measured;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeroMeasurementTest {
  private static Optional<String> find(String mode, int threads, double score, String unit) {
    CellKey cell = CellKey.parse("a/B.c:" + mode + ":t" + threads);
    Measured measured =
        new Measured(
            cell,
            threads,
            unit,
            List.of(score, score),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH);
    return ZeroMeasurement.find(
        cell, new CellForks(List.of(Fork.of("trial", 1, "node", measured)), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "avgt, 1, 0.39, ns/op",
    "avgt, 8, 0.00000039, ms/op",
    "thrpt, 1, 2.6e9, ops/s",
    "thrpt, 1, 2.6, ops/ns",
    "thrpt, 4, 10400, ops/us",
    "sample, 1, 99, ns/op",
    "ss, 1, 0.099, us/op"
  })
  void lessThanAClockCanTellIsNoTime(String mode, int threads, double score, String unit) {
    assertThat(find(mode, threads, score, unit)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "avgt, 1, 0.41, ns/op",
    "avgt, 8, 0.00000041, ms/op",
    "thrpt, 1, 2.4e9, ops/s",
    "thrpt, 4, 2.6e9, ops/s",
    "thrpt, 4, 9600, ops/us",
    "sample, 1, 101, ns/op",
    "ss, 1, 0.101, us/op",
    "thrpt, 1, 9e9, MB/s"
  })
  void whatAClockCanTellIsATime(String mode, int threads, double score, String unit) {
    assertThat(find(mode, threads, score, unit)).isEmpty();
  }

  @Test
  void whatWasNotMeasuredIsNotZero() {
    assertThat(ZeroMeasurement.find(CellKey.parse("a/B.c:avgt:t1"), CellForks.NONE)).isEmpty();
  }
}
