package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private final Set<Integer> done = ConcurrentHashMap.newKeySet();

  @Test
  void allAreWorkedOnAtOnceAndAwaited() throws Exception {
    CountDownLatch together = new CountDownLatch(3);
    SideBySide.run(
        List.of(1, 2, 3),
        thing -> {
          together.countDown();
          together.await(); // passes only if all three run at the same time
          done.add(thing);
        });
    assertThat(done).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void nothingIsDoneForNothing() throws Exception {
    SideBySide.run(List.<Integer>of(), done::add);
    assertThat(done).isEmpty();
  }

  @Test
  void theFailureOfOneIsThrownAfterTheOthersHaveEnded() {
    CountDownLatch failing = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(1, 2, 3),
                    thing -> {
                      if (thing == 1) {
                        failing.countDown();
                        throw new IllegalArgumentException("one");
                      }
                      failing.await();
                      done.add(thing);
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("one");
    assertThat(done).containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void errorsAndInterruptionsKeepTheirKind() {
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(1),
                    thing -> {
                      throw new InterruptedException("one");
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(1),
                    thing -> {
                      throw new AssertionError("one");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("one");
  }
}
