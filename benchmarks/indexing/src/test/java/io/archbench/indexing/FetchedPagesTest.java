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
import org.junit.jupiter.params.provider.ValueSource;

class FetchedPagesTest {
  @TempDir Path cell;

  @ParameterizedTest
  @ValueSource(strings = {"default", "best"})
  void sourcesAreTheLinesThatWereIndexed(String codec) throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.LINES, new ShardSettings(codec, "none"), SmallLogs.RUN)) {
      FetchedPages pages = pages(index, ShardSettings.DEFAULT);
      pages.checkAll(new AnswerDigest(directory()));
      pages.check(3, pages.fetch(3), directory());
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void sourcesOfOtherDocumentsAreCaught() throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.LINES, new ShardSettings("default", "timestamp"), SmallLogs.RUN)) {
      FetchedPages pages = pages(index, ShardSettings.DEFAULT);
      assertThatThrownBy(() -> pages.checkAll(new AnswerDigest(directory())))
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  @Test
  void oneByteTooFewIsCaught() throws IOException {
    try (QueryIndex index = new QueryIndex(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      FetchedPages pages = pages(index, ShardSettings.DEFAULT);
      long bytes = pages.fetch(0);
      assertThatThrownBy(() -> pages.check(0, bytes - 1, directory()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("bytes of page 0");
    }
  }

  private static FetchedPages pages(QueryIndex index, ShardSettings settings) {
    return new FetchedPages(
        SmallLogs.LINES,
        index,
        new LogOracle(SmallLogs.LINES, settings, SmallLogs.RUN),
        SmallLogs.SEED.purpose("pages"));
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }
}
