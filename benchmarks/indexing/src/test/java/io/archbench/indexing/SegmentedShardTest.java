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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentedShardTest {
  private static final Batches BATCHES = SegmentedShard.batches(SmallLogs.LINES, SmallLogs.SEED);

  @TempDir Path cell;

  @ParameterizedTest
  @CsvSource({"default,none", "default,timestamp", "best,none", "best,timestamp"})
  void eachMergeFindsTheSameSegmentsAndLosesNothing(String codec, String sort) throws IOException {
    try (SegmentedShard shard = new SegmentedShard(BATCHES, new ShardSettings(codec, sort))) {
      SegmentedShard.Shape before = shard.shape();
      assertThat(before.segments()).isEqualTo(10);
      assertThat(before.documents()).isGreaterThan(before.live() + 500);
      shard.checkAll(new AnswerDigest(directory()));
      SegmentedShard.Shape merged = shard.merge();
      shard.check(merged, directory());
      assertThat(merged.live()).isEqualTo(before.live());
      assertThat(shard.merge()).isEqualTo(merged);
      assertThat(shard.shape()).isEqualTo(before);
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void aMergeThatDidNotHappenIsCaught() throws IOException {
    try (SegmentedShard shard = new SegmentedShard(BATCHES, ShardSettings.DEFAULT)) {
      assertThatThrownBy(() -> shard.check(shard.shape(), directory()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("shard after a merge");
    }
    assertThat(cell.resolve("wrong-answer.txt")).exists();
  }

  @Test
  void oneLostDocumentIsCaught() throws IOException {
    try (SegmentedShard shard = new SegmentedShard(BATCHES, ShardSettings.DEFAULT)) {
      SegmentedShard.Shape merged = shard.merge();
      SegmentedShard.Shape less =
          new SegmentedShard.Shape(1, merged.documents() - 1, merged.live() - 1);
      assertThatThrownBy(() -> shard.check(less, directory()))
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }
}
