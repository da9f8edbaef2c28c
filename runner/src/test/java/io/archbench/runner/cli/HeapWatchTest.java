package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private static final long SLACK = HeapWatch.SLACK;

  private long live;
  private long garbage;
  private int collections;
  private final HeapWatch watch =
      new HeapWatch(
          () -> live + garbage,
          () -> {
            collections++;
            garbage = 0;
          });

  @Test
  void aLittleGarbageIsLeftAlone() {
    garbage = SLACK;
    watch.look();
    watch.look();

    assertThat(collections).isZero();
  }

  @Test
  void muchGarbageIsCollectedEachTime() {
    for (int time = 1; time <= 3; time++) {
      garbage = SLACK + 1;
      watch.look();
      assertThat(collections).isEqualTo(time);
    }
  }

  @Test
  void whatIsInUseIsNotCollectedTimeAndAgain() {
    live = 10 * SLACK;
    watch.look();
    garbage = 5 * SLACK;
    watch.look();
    watch.look();
    assertThat(collections).as("half as much again may be garbage").isEqualTo(1);

    garbage = 7 * SLACK;
    watch.look();
    assertThat(collections).isEqualTo(2);
  }

  @Test
  void whatIsLetGoCountsNoMore() {
    live = 10 * SLACK;
    watch.look();
    live = 0;
    watch.look();
    garbage = SLACK + 1;
    watch.look();

    assertThat(collections).isEqualTo(2);
  }
}
