package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregationsTest {
  private static final LogOracle ORACLE =
      new LogOracle(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN);

  @TempDir Path cell;

  /** Each of them, with the oracle of all lines. */
  enum Kind {
    HOURS {
      @Override
      Aggregation<?> over(QueryIndex index) {
        return new HourlyHistogram(index, ORACLE);
      }
    },
    TERMS {
      @Override
      Aggregation<?> over(QueryIndex index) throws IOException {
        return new TopTerms(index, ORACLE);
      }
    },
    CLIENTS {
      @Override
      Aggregation<?> over(QueryIndex index) {
        return new DistinctClients(index, ORACLE);
      }
    },
    SIZES {
      @Override
      Aggregation<?> over(QueryIndex index) {
        return new SizePercentiles(index, ORACLE);
      }
    };

    abstract Aggregation<?> over(QueryIndex index) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void luceneCountsWhatAPlainLoopCounts(Kind kind) throws IOException {
    try (QueryIndex index = new QueryIndex(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Aggregation<?> aggregation = kind.over(index);
      aggregation.checkAll(new AnswerDigest(directory()));
      runAndCheck(aggregation);
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  /** The last line is in no list of most frequent ones, and its client may have come before. */
  @ParameterizedTest
  @EnumSource(names = {"HOURS", "SIZES"})
  void oneLineTooFewIsCaughtWhileItIsTimed(Kind kind) throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.WITHOUT_THE_LAST, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Aggregation<?> aggregation = kind.over(index);
      assertThatThrownBy(() -> runAndCheck(aggregation)).isInstanceOf(WrongAnswerException.class);
    }
    assertThat(cell.resolve("wrong-answer.txt")).exists();
  }

  @ParameterizedTest
  @EnumSource(names = {"HOURS", "SIZES", "TERMS"})
  void oneLineTooFewIsCaughtBefore(Kind kind) throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.WITHOUT_THE_LAST, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Aggregation<?> aggregation = kind.over(index);
      assertThatThrownBy(() -> aggregation.checkAll(new AnswerDigest(directory())))
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HOURS", "SIZES", "TERMS"})
  void theCountsOfFewerLinesAreCaught(Kind kind) throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.LINES.first(4_000), ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Aggregation<?> aggregation = kind.over(index);
      assertThatThrownBy(() -> runAndCheck(aggregation)).isInstanceOf(WrongAnswerException.class);
    }
  }

  @Test
  void oneClientTooFewIsCaught() throws IOException {
    long clients = ORACLE.clients();
    int lines = 5_000;
    while (new LogOracle(SmallLogs.LINES.first(lines), ShardSettings.DEFAULT, SmallLogs.RUN)
            .clients()
        == clients) {
      lines--;
    }
    try (QueryIndex index =
        new QueryIndex(SmallLogs.LINES.first(lines), ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Aggregation<?> aggregation = Kind.CLIENTS.over(index);
      assertThatThrownBy(() -> runAndCheck(aggregation))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("wrong answer to clients");
      assertThatThrownBy(() -> aggregation.checkAll(new AnswerDigest(directory())))
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  @Test
  void bucketsHoldEveryLine() {
    assertThat(Arrays.stream(ORACLE.hourly()).sum()).isEqualTo(5_000);
    assertThat(ORACLE.hourly().length).isGreaterThan(20);
    assertThat(ORACLE.topRequests(4_000).stream().mapToLong(TopTerms.Bucket::count).sum())
        .isEqualTo(5_000);
    assertThat(ORACLE.clients()).isBetween(150L, 200L);
  }

  private <R> void runAndCheck(Aggregation<R> aggregation) throws IOException {
    aggregation.check(aggregation.run(), directory());
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }
}
