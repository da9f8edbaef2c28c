package io.archbench.runner.run;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Carries each variant's trials out where that variant lives, when not all live in one cluster.
 *
 * <p>A place is known by its name alone, in records and for pairing: a name that two clusters have
 * is refused.
 */
public final class VariantExecutors implements TrialExecutor {
  private final Map<String, TrialExecutor> byVariant;
  private final Map<String, TrialExecutor> places = new ConcurrentHashMap<>();

  /** By the names of the variants; several may have the same. */
  public VariantExecutors(Map<String, TrialExecutor> byVariant) {
    this.byVariant = Map.copyOf(byVariant);
  }

  private TrialExecutor of(VariantSpec variant) {
    return Objects.requireNonNull(byVariant.get(variant.name()), variant.name());
  }

  /**
   * Asks the variant's own executor.
   *
   * @throws SameNodeNameException if one of its places is called as one of another cluster
   */
  @Override
  public Places acquire(
      VariantSpec variant, int wanted, Duration patience, Consumer<String> waiting)
      throws InterruptedException {
    TrialExecutor executor = of(variant);
    Places found = executor.acquire(variant, wanted, patience, waiting);
    for (Place place : found.places()) {
      TrialExecutor other = places.putIfAbsent(place.name(), executor);
      if (other != null && !other.equals(executor)) {
        found.close();
        throw new SameNodeNameException(
            "node "
                + place.name()
                + " of variant "
                + variant.name()
                + " is called as a node of another cluster, and could not be told from it: select"
                + " others, or measure each variant in a run of its own and `archbench merge` them");
      }
    }
    return found;
  }

  @Override
  public RunningTrial start(TrialSpec spec, Place place, TrialObserver observer) {
    return of(spec.variant()).start(spec, place, observer);
  }

  @Override
  public List<TrialKey> existing(RunId run) {
    return all().stream().flatMap(executor -> executor.existing(run).stream()).toList();
  }

  /** All of them, whatever becomes of one. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (TrialExecutor executor : all()) {
      try {
        executor.close();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Set<TrialExecutor> all() {
    return new LinkedHashSet<>(byVariant.values());
  }
}
