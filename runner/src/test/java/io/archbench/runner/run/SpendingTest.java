package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobSettings;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpendingTest {
  private static final Instant START = RunFixtures.NOW;

  private static Plan onCluster() {
    Plan plan = RunFixtures.plan();
    return plan.on(
        new PlannedCluster(
            Optional.empty(),
            new TreeMap<>(),
            Duration.ofMinutes(20),
            Duration.ZERO,
            JobSettings.in("bench")),
        plan.variants().stream()
            .collect(
                Collectors.toMap(
                    PlannedVariant::name,
                    variant -> "registry.test/bench@sha256:" + "a".repeat(64))));
  }

  private static Instant at(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  private static Map<String, Duration> minutes(Object... variantsAndMinutes) {
    Map<String, Duration> times = new TreeMap<>();
    for (int i = 0; i < variantsAndMinutes.length; i += 2) {
      times.put(
          (String) variantsAndMinutes[i], Duration.ofMinutes((Integer) variantsAndMinutes[i + 1]));
    }
    return times;
  }

  @Test
  void nodesOfAClusterArePaidForFromWhenTheyAreSoughtWhetherTheyWorkOrNot() {
    Spending spending = new Spending(onCluster());
    spending.add(at(0), new JournalEvent.RunStarted("", "1", Optional.empty()));
    spending.add(at(0), new JournalEvent.PlacesSought("other", 3));
    spending.add(at(10), new JournalEvent.PlacesHeld("other", List.of("a", "b")));
    spending.add(at(20), new JournalEvent.Created("indexing-other-r01", 1, "a"));
    spending.add(at(25), new JournalEvent.Finished("indexing-other-r01", 1));

    Usage used = spending.until(at(30));

    assertThat(used.wall()).isEqualTo(Duration.ofMinutes(30));
    assertThat(used.placeTime()).isEqualTo(minutes("other", 3 * 10 + 2 * 20));
  }

  @Test
  void variantsThatShareNodesPayForThemOnce() {
    Spending spending = new Spending(onCluster());
    spending.add(at(0), new JournalEvent.RunStarted("", "1", Optional.empty()));
    spending.add(at(0), new JournalEvent.PlacesHeld("parallel", List.of("a", "b", "c")));
    spending.add(at(0), new JournalEvent.PlacesHeld("g1", List.of("a", "b")));
    spending.add(at(0), new JournalEvent.PlacesHeld("other", List.of("d")));

    assertThat(spending.until(at(10)).placeTime())
        .isEqualTo(minutes("g1", 20, "parallel", 10, "other", 10));
  }

  @Test
  void whatIsHeldIsPaidForWhileTheNextRoundRuns() {
    Spending spending = new Spending(onCluster());
    spending.add(at(0), new JournalEvent.PlacesHeld("g1", List.of("a", "b")));

    Usage round = new Usage(Duration.ofMinutes(7), new TreeMap<>(minutes("g1", 7)));

    assertThat(spending.ahead(round).placeTime()).isEqualTo(minutes("g1", 14));
  }

  @Test
  void nothingIsHeldOnceTheRunnerHasEnded() {
    Spending spending = new Spending(onCluster());
    spending.add(at(0), new JournalEvent.PlacesHeld("g1", List.of("a")));
    spending.add(at(5), new JournalEvent.Interrupted());
    spending.add(at(60), new JournalEvent.RunStarted("", "1", Optional.empty()));

    assertThat(spending.until(at(70)).placeTime()).isEqualTo(minutes("g1", 5));
  }

  @Test
  void onThisMachineOnlyTrialsCount() {
    Spending spending = new Spending(RunFixtures.plan());
    spending.add(at(0), new JournalEvent.RunStarted("", "1", Optional.empty()));
    spending.add(at(20), new JournalEvent.Created("indexing-g1-r01", 1, "here"));
    spending.add(at(25), new JournalEvent.Finished("indexing-g1-r01", 1));

    assertThat(spending.until(at(30)).placeTime()).isEqualTo(minutes("g1", 5));
  }
}
