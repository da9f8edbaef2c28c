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

class CommitRingTest {
  @TempDir Path cell;

  @Test
  void whatWasWrittenIsInTheLastCommitAndTheSizeStays() throws IOException {
    try (CommitRing ring = new CommitRing(SmallLogs.LINES)) {
      // more than once round
      for (int commit = 1; commit <= 12; commit++) {
        assertThat(ring.overwriteAndCommit()).isEqualTo(4_999 + commit * 500L);
        ring.checkLast(directory());
      }
      ring.check(directory());
      ring.checkAll(digest());
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void whatWasNotCommittedIsCaught() throws IOException {
    try (CommitRing ring = new CommitRing(SmallLogs.LINES)) {
      ring.overwrite();
      assertThatThrownBy(() -> ring.checkLast(directory()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("of the last commit: expected 5499, found 4999");
      assertThatThrownBy(() -> ring.check(directory()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("expected 500, found 0");
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
