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

class HourlyHistogramTest {
  private static final LogOracle ORACLE =
      new LogOracle(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN);

  @TempDir Path cell;

  @Test
  void bucketsHoldEveryLine() throws IOException {
    assertThat(Arrays.stream(ORACLE.hourly()).sum()).isEqualTo(5_000);
    assertThat(ORACLE.hourly().length).isGreaterThan(20);
    try (QueryIndex index = new QueryIndex(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      HourlyHistogram histogram = new HourlyHistogram(index, ORACLE.firstHour(), ORACLE.hourly());
      histogram.checkAll(new AnswerDigest(directory()));
      histogram.check(histogram.count(), directory());
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void oneLineTooFewIsCaught() throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.WITHOUT_THE_LAST, ShardSettings.DEFAULT, SmallLogs.RUN)) {
      HourlyHistogram histogram = new HourlyHistogram(index, ORACLE.firstHour(), ORACLE.hourly());
      long[] counts = histogram.count();
      assertThatThrownBy(() -> histogram.check(counts, directory()))
          .isInstanceOf(WrongAnswerException.class);
      assertThatThrownBy(() -> histogram.checkAll(new AnswerDigest(directory())))
          .isInstanceOf(WrongAnswerException.class);
    }
    assertThat(cell.resolve("wrong-answer.txt")).exists();
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }
}
