package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  private static final Batches BATCHES = new Batches(SmallLogs.LINES, SmallLogs.SEED, 1_000);

  @TempDir Path cell;

  @ParameterizedTest
  @CsvSource({"default,none", "default,timestamp", "best,none", "best,timestamp"})
  void aShardHoldsTheLastVersionOfEachDocument(String codec, String sort) throws IOException {
    BulkIndex.Logs.check(BATCHES, new ShardSettings(codec, sort), digest());
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void aQuarterOverwritesAnEarlierDocument() {
    DocumentIds ids = new DocumentIds(SmallLogs.SEED.purpose("ids"), 10_000);
    assertThat(ids.live(10_000)).isBetween(7_350, 7_650);
    assertThat(ids.fresh(0)).isTrue();
  }

  @Test
  void aBatchWrittenTwiceIsCaught() throws IOException {
    try (LogShard shard = new LogShard(ShardSettings.DEFAULT)) {
      BATCHES.write(0, shard);
      BATCHES.write(0, shard);
      try (DirectoryReader reader = shard.open()) {
        assertThatThrownBy(() -> BATCHES.checkAll(2, reader, digest()))
            .isInstanceOf(WrongAnswerException.class);
        assertThatThrownBy(() -> BATCHES.checkCount(2, reader, directory()))
            .isInstanceOf(WrongAnswerException.class)
            .hasMessageContaining("live documents after 2 batches");
      }
    }
    assertThat(cell.resolve("wrong-answer.txt")).exists();
  }

  @Test
  void oneOverwrittenDocumentTooManyIsCaught() throws IOException {
    try (LogShard shard = new LogShard(ShardSettings.DEFAULT)) {
      BATCHES.write(0, shard);
      shard.overwrite(SmallLogs.LINES.line(7), 0);
      try (DirectoryReader reader = shard.open()) {
        BATCHES.checkCount(1, reader, directory());
        assertThatThrownBy(() -> BATCHES.checkAll(1, reader, digest()))
            .isInstanceOf(WrongAnswerException.class)
            .hasMessageContaining("document 0");
      }
    }
  }

  @Test
  void anEmptiedShardStartsAgain() throws IOException {
    try (LogShard shard = new LogShard(ShardSettings.DEFAULT)) {
      BATCHES.write(0, shard);
      shard.empty();
      BATCHES.write(0, shard);
      try (DirectoryReader reader = shard.open()) {
        BATCHES.checkAll(1, reader, digest());
      }
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void unknownSettingsAreRefused() {
    assertThatThrownBy(() -> new ShardSettings("zstd", "none"))
        .hasMessageContaining("expected default or best");
    assertThatThrownBy(() -> new ShardSettings("best", "size"))
        .hasMessageContaining("expected none or timestamp");
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }

  private AnswerDigest digest() {
    return new AnswerDigest(directory());
  }
}
