package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
