package io.archbench.trial.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.TrialRecord;
import org.junit.jupiter.api.Test;

class RecordBuilderTest {
  @Test
  void aSyntheticRecordSaysSoAndAgreesWithItsPlacement() {
    Collected collected =
        RecordBuilder.of("indexing", "arm64")
            .architecture(Architecture.ARM64)
            .place("arm-3")
            .cell("indexing/Search.term:thrpt:tmax", "ops/s", 10, 11)
            .failed("indexing/Search.range:thrpt:tmax", FailureKind.THREW, "boom")
            .collected();

    TrialRecord record = collected.record();
    assertThat(record.synthetic()).isTrue();
    assertThat(record.isComplete()).isTrue();
    assertThat(record.specSha256()).isEqualTo(record.spec().sha256());
    assertThat(record.environment().architecture()).isEqualTo(Architecture.ARM64);
    assertThat(collected.placement().architecture()).isEqualTo(Architecture.ARM64);
    assertThat(collected.placement().place())
        .isEqualTo(record.spec().members().get(0).place())
        .isEqualTo("arm-3");
  }

  @Test
  void aSyntheticRecordSurvivesJson() {
    TrialRecord record =
        RecordBuilder.of("indexing", "amd64")
            .allocation(120.5, 120.5)
            .cell("indexing/Search.term?codec=default:thrpt:tmax", "ops/s", 10, 11)
            .missing("indexing/Search.range:thrpt:tmax")
            .build();

    assertThat(CanonicalJson.read(CanonicalJson.bytes(record), TrialRecord.class, "test"))
        .isEqualTo(record);
    assertThat(record.isComplete()).isFalse();
  }
}
