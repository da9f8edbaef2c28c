package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VariantExecutorsTest {
  private static final VariantSpec HERE = VariantSpec.of("here", Architecture.AMD64, List.of());
  private static final VariantSpec THERE = VariantSpec.of("there", Architecture.AMD64, List.of());

  private final List<String> events = new ArrayList<>();

  /** A cluster with one node. */
  private final class OneNode implements TrialExecutor {
    private final String node;

    OneNode(String node) {
      this.node = node;
    }

    @Override
    public Places acquire(
        VariantSpec variant, int wanted, Duration patience, Consumer<String> waiting) {
      events.add(variant.name() + " holds " + node);
      return new Places() {
        @Override
        public List<Place> places() {
          return List.of(new Place(node, Architecture.AMD64, 1));
        }

        @Override
        public String missing() {
          return "";
        }

        @Override
        public void close() {
          events.add(variant.name() + " gives back " + node);
        }
      };
    }

    @Override
    public RunningTrial start(TrialSpec spec, Place place, TrialObserver observer) {
      throw new UnsupportedOperationException("no test starts a trial");
    }

    @Override
    public List<TrialKey> existing(RunId run) {
      return List.of();
    }

    @Override
    public void close() {
      events.add("closed " + node);
    }
  }

  private static Places acquire(VariantExecutors executors, VariantSpec variant)
      throws InterruptedException {
    return executors.acquire(variant, 1, Duration.ZERO, why -> {});
  }

  @Test
  void eachVariantGetsPlacesOfItsOwnCluster() throws InterruptedException {
    VariantExecutors executors =
        new VariantExecutors(Map.of("here", new OneNode("a"), "there", new OneNode("b")));

    assertThat(acquire(executors, HERE).places()).extracting(Place::name).containsExactly("a");
    assertThat(acquire(executors, THERE).places()).extracting(Place::name).containsExactly("b");
  }

  @Test
  void variantsOfOneClusterShareItsNodesAndItIsClosedOnce() throws InterruptedException {
    OneNode cluster = new OneNode("a");
    VariantExecutors executors = new VariantExecutors(Map.of("here", cluster, "there", cluster));

    acquire(executors, HERE);
    acquire(executors, THERE);
    executors.close();

    assertThat(events).containsExactly("here holds a", "there holds a", "closed a");
  }

  @Test
  void aNodeThatIsCalledAsOneOfAnotherClusterIsGivenBackAndRefused() throws InterruptedException {
    VariantExecutors executors =
        new VariantExecutors(Map.of("here", new OneNode("a"), "there", new OneNode("a")));
    acquire(executors, HERE);

    assertThatThrownBy(() -> acquire(executors, THERE))
        .isInstanceOf(SameNodeNameException.class)
        .hasMessageContaining("node a of variant there");
    assertThat(events).containsExactly("here holds a", "there holds a", "there gives back a");
  }
}
