package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On simulated time, but for the last two tests: a stall there is exactly as long as it is. */
class OpenLoopTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final Map<String, Histogram> recorded = new HashMap<>();

  @BeforeEach
  void forgetOtherTests() {
    LatencyRecorder.all().forEach(LatencyRecorder::drain);
    OpenLoopPhase.drain();
  }

  @Test
  void aStallShowsInTheOpenLoop() throws InterruptedException {
    SimulatedServer server = new SimulatedServer(200).stalling(1_000, 200);
    new OpenLoop(1_000, 0, 1, server).run(TWO_SECONDS, server);
    assertThat(milliseconds(LatencyRecorder.RESPONSE, 99.9)).isBetween(195L, 205L);
    // 200 operations were due during the stall, and wait; then the rest of the queue
    assertThat(milliseconds(LatencyRecorder.RESPONSE, 95)).isGreaterThan(90);
    assertThat(total().saturated()).isFalse();
  }

  @Test
  void withoutAStallTheOpenLoopShowsNone() throws InterruptedException {
    SimulatedServer server = new SimulatedServer(200);
    new OpenLoop(1_000, 0, 1, server).run(TWO_SECONDS, server);
    assertThat(milliseconds(LatencyRecorder.RESPONSE, 99.9)).isZero();
  }

  @Test
  void theSameStallIsOneOperationOfAClosedLoop() {
    SimulatedServer server = new SimulatedServer(200).stalling(1_000, 200);
    LatencyRecorder service = LatencyRecorder.service();
    List<Long> ends = new ArrayList<>();
    for (int operation = 0; operation < 9_000; operation++) {
      long start = server.now();
      server.ask(new Ends(server, ends));
      service.record(server.now() - start);
    }
    assertThat(ends).hasSize(9_000);
    assertThat(milliseconds(LatencyRecorder.SERVICE, 99.9)).isZero();
    assertThat(milliseconds(LatencyRecorder.SERVICE, 100)).isEqualTo(200);
  }

  @Test
  void aSenderThatIsHeldUpShowsInResponseAlone() throws InterruptedException {
    SimulatedServer server = new SimulatedServer(200);
    new OpenLoop(1_000, 0, 1, server)
        .run(
            TWO_SECONDS,
            completion -> {
              if (server.now() == TimeUnit.SECONDS.toNanos(1)) {
                server.waitUntil(server.now() + TimeUnit.MILLISECONDS.toNanos(200));
              }
              server.send(completion);
            });
    List<OpenLoopPhase> phases = OpenLoopPhase.drain();
    // each millisecond one operation is due, and in that time five are worked off
    assertThat(phases.get(0).lateStarts()).isBetween(190L, 200L);
    Histogram service = times(LatencyRecorder.SERVICE);
    assertThat(service.getCountBetweenValues(100_000_000, 300_000_000)).isEqualTo(1);
    assertThat(milliseconds(LatencyRecorder.RESPONSE, 95)).isGreaterThan(90);
  }

  @Test
  void aServerThatCannotKeepUpIsSaturated() throws InterruptedException {
    SimulatedServer server = new SimulatedServer(2_000);
    new OpenLoop(1_000, 0, 1, server).run(TWO_SECONDS, server);
    OpenLoopTotal total = total();
    assertThat(total.saturated()).isTrue();
    assertThat(total.achievedRate()).isBetween(499.0, 501.0);
  }

  @Test
  void ratesAreWrittenTheSameUnderACommaLocale() throws InterruptedException {
    SimulatedServer server = new SimulatedServer(200);
    new OpenLoop(12.5, 0, 1, server).run(TWO_SECONDS, server);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(total().json())
          .isEqualTo(
              "{\"achievedRate\":12.500,\"lateStarts\":0,\"operations\":25,\"saturated\":false,"
                  + "\"targetRate\":12.500}");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void threadsShareOneSchedule() throws InterruptedException {
    List<Long> starts = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      SimulatedServer server = new SimulatedServer(1);
      new OpenLoop(10, thread, 3, server)
          .run(
              Duration.ofSeconds(1),
              completion -> {
                starts.add(TimeUnit.NANOSECONDS.toMillis(server.now()));
                server.send(completion);
              });
    }
    assertThat(starts).containsExactly(0L, 300L, 600L, 900L, 100L, 400L, 700L, 200L, 500L, 800L);
  }

  @Test
  void aThreadWithoutAnOperationWaitsForNothing() throws InterruptedException {
    SimulatedServer server = new SimulatedServer(1);
    new OpenLoop(1, 3, 4, server).run(Duration.ofSeconds(1), server);
    assertThat(OpenLoopPhase.drain().get(0).operations()).isZero();
  }

  @Test
  void oneFailedOperationFailsThePhase() {
    IllegalStateException cause = new IllegalStateException("refused");
    assertThatThrownBy(
            () ->
                new OpenLoop(10, 0, 1, new SimulatedServer(1))
                    .run(Duration.ofSeconds(1), completion -> completion.failed(cause)))
        .isSameAs(cause);
    assertThat(OpenLoopPhase.drain()).isEmpty();
  }

  @Test
  void anOperationWithoutAnAnswerFailsThePhase() {
    assertThatThrownBy(
            () ->
                new OpenLoop(10, 0, 1, new SimulatedServer(1))
                    .run(Duration.ofSeconds(1), completion -> {}))
        .hasMessageContaining("10 operations were not answered within 60 s");
  }

  @Test
  void impossibleSchedulesAreRefused() {
    assertThatThrownBy(() -> new OpenLoop(0, 0, 1)).hasMessageContaining("rate must be positive");
    assertThatThrownBy(() -> new OpenLoop(Double.NaN, 0, 1)).hasMessageContaining("rate");
    assertThatThrownBy(() -> new OpenLoop(1, 2, 2)).hasMessageContaining("thread 2 of 2");
  }

  @Test
  void aStallOfARealThreadShowsInTheOpenLoop() throws InterruptedException {
    ExecutorService server = Executors.newSingleThreadExecutor();
    try {
      stallAfter(50, server);
      new OpenLoop(200, 0, 1).run(Duration.ofSeconds(1), answering(server));
    } finally {
      server.shutdownNow();
    }
    Histogram response = times(LatencyRecorder.RESPONSE);
    assertThat(response.getTotalCount()).isEqualTo(200);
    assertThat(TimeUnit.NANOSECONDS.toMillis(response.getValueAtPercentile(99.9)))
        .isGreaterThanOrEqualTo(150);
  }

  @Test
  void theSameStallOfARealThreadHidesInAClosedLoop() throws InterruptedException {
    ExecutorService server = Executors.newSingleThreadExecutor();
    LatencyRecorder service = LatencyRecorder.service();
    InFlight one = new InFlight(1);
    try {
      for (int operation = 0; operation < 5_000; operation++) {
        long start = System.nanoTime();
        one.begin();
        if (operation == 2_500) {
          server.execute(OpenLoopTest::stall);
        }
        answering(server).send(one);
        one.drain();
        service.record(System.nanoTime() - start);
      }
    } finally {
      server.shutdownNow();
    }
    assertThat(milliseconds(LatencyRecorder.SERVICE, 100)).isGreaterThanOrEqualTo(195);
    assertThat(milliseconds(LatencyRecorder.SERVICE, 99.9)).isLessThan(100);
  }

  private static OpenLoop.Target answering(ExecutorService server) {
    return completion -> server.execute(completion::done);
  }

  private static void stallAfter(int milliseconds, ExecutorService server) {
    Thread stalling =
        new Thread(
            () -> {
              pause(milliseconds);
              server.execute(OpenLoopTest::stall);
            });
    stalling.start();
  }

  private static void stall() {
    pause(200);
  }

  private static void pause(long milliseconds) {
    try {
      assertThat(new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static OpenLoopTotal total() {
    OpenLoopTotal total = new OpenLoopTotal();
    total.add(OpenLoopPhase.drain());
    return total;
  }

  private long milliseconds(String tag, double percentile) {
    return TimeUnit.NANOSECONDS.toMillis(times(tag).getValueAtPercentile(percentile));
  }

  /** All that the test recorded under a tag. */
  private Histogram times(String tag) {
    Histogram sum = recorded.computeIfAbsent(tag, any -> LatencyRecorder.emptyHistogram());
    LatencyRecorder.all().stream()
        .filter(recorder -> recorder.tag().equals(tag))
        .forEach(recorder -> sum.add(recorder.drain()));
    return sum;
  }

  private record Ends(SimulatedServer server, List<Long> ends) implements Completion {
    @Override
    public void done() {
      ends.add(server.now());
    }

    @Override
    public void failed(RuntimeException cause) {
      throw cause;
    }
  }
}
