package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodDeadlinesTest {
  private long now = 1;
  private final PodDeadlines deadlines = new PodDeadlines(() -> now);

  private void after(Duration time) {
    now += time.toNanos();
  }

  private static Pod pod(Instant started, long deadline) {
    return new PodBuilder()
        .withNewMetadata()
        .withUid("1")
        .endMetadata()
        .withNewSpec()
        .withActiveDeadlineSeconds(deadline)
        .withTerminationGracePeriodSeconds(45L)
        .endSpec()
        .withNewStatus()
        .withStartTime(started.toString())
        .endStatus()
        .build();
  }

  @Test
  void aNodeWhoseClockIsAnHourBehindHasAsLongAsAnyOther() {
    Pod pod = pod(Instant.now().minus(Duration.ofHours(1)), 300);

    assertThat(deadlines.isPastDeadline(pod)).isFalse();
    after(Duration.ofSeconds(300 + 45 + 119));
    assertThat(deadlines.isPastDeadline(pod)).isFalse();
    after(Duration.ofSeconds(2));
    assertThat(deadlines.isPastDeadline(pod)).isTrue();
  }

  @Test
  void aNodeWhoseClockIsAnHourAheadIsNotWaitedForAnHourLonger() {
    Pod pod = pod(Instant.now().plus(Duration.ofHours(1)), 300);

    assertThat(deadlines.isPastDeadline(pod)).isFalse();
    after(Duration.ofSeconds(300 + 45 + 121));
    assertThat(deadlines.isPastDeadline(pod)).isTrue();
  }

  @Test
  void aDeadlineThatIsBroughtForwardCountsFromThen() {
    assertThat(deadlines.isPastDeadline(pod(Instant.now(), 3_600))).isFalse();
    after(Duration.ofMinutes(30));
    assertThat(deadlines.isPastDeadline(pod(Instant.now(), 1))).isFalse();
    after(Duration.ofSeconds(1 + 45 + 121));
    assertThat(deadlines.isPastDeadline(pod(Instant.now(), 1))).isTrue();
  }

  @Test
  void aPodThatIsDeletedHasItsGraceFromWhenThatIsSeen() {
    Pod going =
        pod(Instant.now(), 3_600)
            .edit()
            .editMetadata()
            .withDeletionTimestamp(Instant.now().minus(Duration.ofHours(1)).toString())
            .withDeletionGracePeriodSeconds(45L)
            .endMetadata()
            .build();

    assertThat(deadlines.isPastDeletion(pod(Instant.now(), 3_600))).isFalse();
    assertThat(deadlines.isPastDeletion(going)).isFalse();
    after(Duration.ofSeconds(45 + 119));
    assertThat(deadlines.isPastDeletion(going)).isFalse();
    after(Duration.ofSeconds(2));
    assertThat(deadlines.isPastDeletion(going)).isTrue();
  }

  @Test
  void aPodThatHasNotStartedHasNoDeadlineYet() {
    Pod pending = pod(Instant.now(), 1).edit().editStatus().withStartTime(null).endStatus().build();

    assertThat(deadlines.isPastDeadline(pending)).isFalse();
    after(Duration.ofHours(1));
    assertThat(deadlines.isPastDeadline(pending)).isFalse();
  }
}
