package io.archbench.k8s.job;

import io.archbench.trial.Place;
import io.archbench.trial.Places;
import java.util.List;

/**
 * Nodes that were found for a variant.
 *
 * @param givenBack what to do when they are not wanted any more
 */
record HeldNodes(List<Place> places, String missing, Runnable givenBack) implements Places {
  HeldNodes {
    places = List.copyOf(places);
  }

  @Override
  public void close() {
    givenBack.run();
  }
}
