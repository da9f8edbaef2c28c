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

class ScrollTest {
  @TempDir Path cell;

  @ParameterizedTest
  @CsvSource({"default,none", "best,none", "default,timestamp"})
  void pagesAreTheLinesInTheOrderOfTheIndex(String codec, String sort) throws IOException {
    ShardSettings settings = new ShardSettings(codec, sort);
    try (QueryIndex index = new QueryIndex(SmallLogs.LINES, settings, SmallLogs.RUN)) {
      Scroll scroll = scroll(index, settings);
      scroll.checkAll(new AnswerDigest(directory()));
      Scroll.Cursor cursor = scroll.open();
      // more than once round
      for (int page = 0; page < 7; page++) {
        Scroll.Page loaded = cursor.next();
        scroll.check(loaded, directory());
        assertThat(loaded.number()).isEqualTo(page % 5);
      }
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void oneHitTooFewIsCaught() throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.WITHOUT_THE_LAST, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Scroll scroll = scroll(index, ShardSettings.DEFAULT);
      Scroll.Cursor cursor = scroll.open();
      for (int page = 0; page < 4; page++) {
        scroll.check(cursor.next(), directory());
      }
      assertThatThrownBy(() -> scroll.check(cursor.next(), directory()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("page of a scroll");
      assertThatThrownBy(() -> scroll.checkAll(new AnswerDigest(directory())))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("sources of page 4");
    }
    assertThat(cell.resolve("wrong-answer.txt")).exists();
  }

  @Test
  void sourcesOfAnotherOrderAreCaught() throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.LINES, new ShardSettings("default", "timestamp"), SmallLogs.RUN)) {
      Scroll scroll = scroll(index, ShardSettings.DEFAULT);
      assertThatThrownBy(() -> scroll.checkAll(new AnswerDigest(directory())))
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  private static Scroll scroll(QueryIndex index, ShardSettings settings) {
    return new Scroll(
        SmallLogs.LINES, index, new LogOracle(SmallLogs.LINES, settings, SmallLogs.RUN));
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }
}
