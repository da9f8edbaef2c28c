package io.archbench.analysis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.CellResult.Measured;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.synthetic.RecordBuilder;
import org.junit.jupiter.api.Test;

class LeanRecordsTest {
  private static final String CELL = "indexing/Search.term:thrpt:t1";

  private final LeanRecords lean = new LeanRecords();

  private static RecordBuilder builder(int round) {
    return RecordBuilder.of("indexing", "arm")
        .round(round)
        .allocation(640, 641)
        .answer("b".repeat(64))
        .nativeLibraries("libzstd.so")
        .histogram("service", "a log")
        .cell(CELL, "ops/s", 100, 101);
  }

  /** As it is read from a file: nothing in it is also in another. */
  private static Collected read(RecordBuilder builder) {
    Collected made = builder.collected();
    TrialRecord record =
        CanonicalJson.read(CanonicalJson.bytes(made.record()), TrialRecord.class, "record.json.gz");
    return new Collected(record, made.placement());
  }

  @Test
  void nothingOfThemIsLost() {
    Collected whole =
        read(builder(1).failed("indexing/Bulk.index:thrpt:t1", FailureKind.THREW, "no"));

    assertThat(lean.of(whole)).isEqualTo(whole);
  }

  private static String metric(TrialRecord record) {
    return ((Measured) record.cells().get(0)).secondary().keySet().iterator().next();
  }

  @Test
  void whatIsAlikeIsThereOnce() {
    TrialRecord first = lean.of(read(builder(1))).record();
    TrialRecord second = lean.of(read(builder(2))).record();

    assertThat(second.environment()).isSameAs(first.environment());
    assertThat(second.spec().variant()).isSameAs(first.spec().variant());
    assertThat(second.spec().cells().get(0)).isSameAs(first.spec().cells().get(0));
    assertThat(second.cells().get(0).cell()).isSameAs(first.cells().get(0).cell());
    assertThat(metric(second)).isSameAs(metric(first));
    assertThat(second.spec().id()).isNotEqualTo(first.spec().id());
  }
}
