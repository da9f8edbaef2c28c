package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PersistenceTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> told = new ArrayList<>();

  private static Persistence of(Duration longest) {
    return new Persistence(longest, Duration.ofMillis(1));
  }

  private static KubernetesClientException failure(int code, String message) {
    return new KubernetesClientException(
        new StatusBuilder().withCode(code).withMessage(message).build());
  }

  /** Fails so often, then answers. */
  private Supplier<String> answer(int failures, KubernetesClientException failure) {
    return () -> {
      if (asked.incrementAndGet() <= failures) {
        throw failure;
      }
      return "answer";
    };
  }

  private String ask(Supplier<String> request) {
    return of(Duration.ofMinutes(1)).ask(request, told::add);
  }

  @Test
  void aServerThatIsAwayIsAskedAgainAndTheReasonIsToldOnce() {
    assertThat(ask(answer(3, new KubernetesClientException("refused")))).isEqualTo("answer");

    assertThat(asked).hasValue(4);
    assertThat(told).singleElement().asString().contains("no connection");
  }

  @Test
  void aServerThatCannotStoreAnythingNowIsAskedAgain() {
    assertThat(ask(answer(1, failure(500, "etcdserver: mvcc: database space exceeded"))))
        .isEqualTo("answer");

    assertThat(told.get(0)).contains("500", "database space exceeded");
  }

  @Test
  void whatIsNotAllowedIsNotAskedTwice() {
    assertThatThrownBy(() -> ask(answer(9, failure(403, "not for you"))))
        .isInstanceOf(KubernetesClientException.class);

    assertThat(asked).hasValue(1);
    assertThat(told).isEmpty();
  }

  @Test
  void itEndsWithTheFailureWhenItWasOfNoUseForTooLong() {
    assertThatThrownBy(
            () ->
                of(Duration.ZERO)
                    .ask(answer(9, new KubernetesClientException("refused")), told::add))
        .hasMessage("refused");
  }

  @Test
  void whoeverIsInterruptedStopsAskingAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> ask(answer(9, new KubernetesClientException("refused"))))
          .hasMessage("refused");
      assertThat(asked).hasValue(1);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
