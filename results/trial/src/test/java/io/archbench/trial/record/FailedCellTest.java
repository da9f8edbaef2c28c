package io.archbench.trial.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.CellKey;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult.Failed;
import io.archbench.trial.record.CellResult.FailureKind;
import org.junit.jupiter.api.Test;

class FailedCellTest {
  @Test
  void aFailedCellIsReadBackWithItsKind() {
    Failed failed =
        new Failed(CellKey.parse("stub/A.b:thrpt:tmax"), FailureKind.THREW, "boom", "log");

    CellResult read = CanonicalJson.read(CanonicalJson.bytes(failed), CellResult.class, "cell");

    assertThat(read).isEqualTo(failed);
  }
}
