package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final SetClock clock = new SetClock();
  private final Pace pace = new Pace(clock, () -> clock.passed, Duration.ofSeconds(30));

  /** Shows the time that a test sets. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T10:15:00Z");

    private long passed;

    void pass(long seconds) {
      now = now.plusSeconds(seconds);
      passed += Duration.ofSeconds(seconds).toNanos();
    }

    /** Somebody sets the clock. */
    void set(Duration apart) {
      now = now.plus(apart);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void untilTheFirstCellThePlansEstimateCounts() {
    pace.started(4);
    clock.pass(10);
    assertThat(pace.left()).isEqualTo("2m 0s");
    assertThat(pace.done()).isZero();
    assertThat(pace.total()).isEqualTo(4);
  }

  @Test
  void thenTheMeasuredPaceCounts() {
    pace.started(4);
    clock.pass(20);
    pace.finished();
    assertThat(pace.left()).isEqualTo("1m 0s");
    clock.pass(60);
    pace.finished();
    assertThat(pace.left()).isEqualTo("1m 20s");
  }

  @Test
  void aClockThatIsSetWhileCellsRunDoesNotChangeThePace() {
    pace.started(4);
    clock.pass(10);
    pace.finished();
    clock.set(Duration.ofHours(-1));

    assertThat(pace.left()).isEqualTo("30s");
    clock.set(Duration.ofHours(2));
    assertThat(pace.left()).isEqualTo("30s");
  }

  @Test
  void theTimeOfTheEndIsThatOfTheClockOnTheWall() {
    pace.started(2);
    clock.pass(60);
    pace.finished();
    String wall =
        Instant.parse("2026-11-24T10:17:00Z").atZone(ZoneId.systemDefault()).toLocalTime() + "";
    assertThat(pace.finishTime()).isEqualTo(wall.length() == 5 ? wall + ":00" : wall);
  }

  @Test
  void cellsBeyondThePlanNeverMakeTimeNegative() {
    pace.started(1);
    clock.pass(5);
    pace.finished();
    pace.finished();
    assertThat(pace.left()).isEqualTo("0s");
    assertThat(pace.total()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "59, 59s",
    "60, 1m 0s",
    "200, 3m 20s",
    "3599, 59m 59s",
    "3600, 1h 0m",
    "90061, 25h 1m"
  })
  void durationsAreWords(long seconds, String words) {
    assertThat(Pace.words(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
