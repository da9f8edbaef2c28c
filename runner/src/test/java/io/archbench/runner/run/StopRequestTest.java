package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopRequestTest {
  private final StopRequest stop = new StopRequest();
  private final List<String> cancelled = new ArrayList<>();

  @Test
  void nothingIsCancelledUntilSomebodyAsks() {
    stop.onRequest(() -> cancelled.add("first"));
    assertThat(stop.requested()).isFalse();
    assertThat(cancelled).isEmpty();
  }

  @Test
  void whatRunsIsCancelledOnceHoweverOftenSomebodyAsks() {
    stop.onRequest(() -> cancelled.add("first"));
    stop.onRequest(() -> cancelled.add("second"));
    stop.request();
    stop.request();
    assertThat(stop.requested()).isTrue();
    assertThat(cancelled).containsExactly("first", "second");
  }

  @Test
  void whatComesTooLateIsCancelledAtOnce() {
    stop.request();
    stop.onRequest(() -> cancelled.add("late"));
    assertThat(cancelled).containsExactly("late");
  }

  @Test
  void whatIsForgottenIsNotCancelled() {
    Runnable first = () -> cancelled.add("first");
    stop.onRequest(first);
    stop.forget(first);
    stop.request();
    assertThat(cancelled).isEmpty();
  }

  @Test
  void whoeverWaitsIsInterruptedWhenTheRunIsLeftAndWhatRunsIsNotCancelled() throws Exception {
    stop.onRequest(() -> cancelled.add("running"));
    CountDownLatch waiting = new CountDownLatch(1);
    Thread leaver =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    waiting.await();
                    stop.leave();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });

    assertThatThrownBy(
            () ->
                stop.await(
                    () -> {
                      waiting.countDown();
                      Thread.sleep(Duration.ofMinutes(5));
                      return "slept";
                    }))
        .isInstanceOf(InterruptedException.class);

    leaver.join();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(stop.requested()).isTrue();
    assertThat(cancelled).isEmpty();
    assertThatThrownBy(() -> stop.await(() -> "too late")).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aFailureIsTheWishToLeaveIfThereIsOneAndItsOwnOtherwise() {
    IllegalStateException failure = new IllegalStateException("no connection");
    assertThatThrownBy(
            () ->
                stop.await(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThatThrownBy(
            () ->
                stop.await(
                    () -> {
                      stop.leave();
                      throw failure;
                    }))
        .isInstanceOf(InterruptedException.class)
        .hasCause(failure);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aCancellationMayAskAnotherThreadThatAsks() throws Exception {
    stop.onRequest(
        () -> {
          try {
            Thread other = Thread.ofVirtual().start(() -> cancelled.add("" + stop.requested()));
            other.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    stop.request();
    assertThat(cancelled).containsExactly("true");
  }
}
