package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightTest {
  @Test
  void noMoreThanAllowedAreInFlightAndNoneAfterDraining() throws InterruptedException {
    InFlight window = new InFlight(3);
    AtomicInteger now = new AtomicInteger();
    int most = 0;
    ExecutorService server = Executors.newSingleThreadExecutor();
    try {
      for (int operation = 0; operation < 1_000; operation++) {
        window.begin();
        most = Math.max(most, now.incrementAndGet());
        server.execute(
            () -> {
              now.decrementAndGet();
              window.done();
            });
      }
      window.drain();
    } finally {
      server.shutdownNow();
    }
    assertThat(now).hasValue(0);
    assertThat(most).isBetween(1, 3);
  }

  @Test
  void theFirstFailureIsThrownAtWhoeverBegins() throws InterruptedException {
    InFlight window = new InFlight(2);
    IllegalStateException first = new IllegalStateException("first");
    window.begin();
    window.failed(first);
    window.failed(new IllegalStateException("second"));
    assertThatThrownBy(window::begin).isSameAs(first);
    assertThatThrownBy(window::drain).isSameAs(first);
  }

  @Test
  void noPlaceAtAllIsRefused() {
    assertThatThrownBy(() -> new InFlight(0)).hasMessageContaining("at least one");
  }
}
