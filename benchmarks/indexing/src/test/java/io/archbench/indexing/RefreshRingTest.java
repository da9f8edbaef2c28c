package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshRingTest {
  @TempDir Path cell;

  @Test
  void whatWasWrittenIsVisibleAndTheSizeStays() throws IOException {
    try (RefreshRing ring = new RefreshRing(SmallLogs.LINES)) {
      // more than once round
      for (int refresh = 0; refresh < 12; refresh++) {
        ring.overwriteAndRefresh();
        ring.check(directory());
      }
      ring.checkAll(digest());
      assertThat(ring.refreshes()).isEqualTo(12);
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void aMissedRefreshIsCaught() throws IOException {
    try (RefreshRing ring = new RefreshRing(SmallLogs.LINES)) {
      ring.overwrite();
      assertThatThrownBy(() -> ring.check(directory()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("newest documents that are visible: expected 500, found 0");
      assertThatThrownBy(() -> ring.checkAll(digest())).isInstanceOf(WrongAnswerException.class);
    }
    assertThat(cell.resolve("wrong-answer.txt")).exists();
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }

  private AnswerDigest digest() {
    return new AnswerDigest(directory());
  }
}
