package io.archbench.trial.record;

import io.archbench.trial.Architecture;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a trial ran, as the executor saw it from outside; written beside the record, and the two
 * must agree.
 *
 * @param place name of the node, or of this machine
 * @param instanceType the cloud's name for the machine type, if it has one
 * @param labels of the node
 * @param facts further facts of the executor's kind, such as imageID, pod uid, OS image
 */
public record Placement(
    String place,
    Architecture architecture,
    Optional<String> instanceType,
    Map<String, String> labels,
    Map<String, String> facts,
    Instant started,
    Instant finished) {
  /** Fact: whose pods were on the node as well, if there were any. */
  public static final String SHARED_WITH = "sharedWith";

  /** Fact: why the container ended, in the cluster's word. */
  public static final String ENDED = "ended";

  /** Fact: what nobody was allowed to look at. */
  public static final String NOT_CHECKED = "notChecked";

  public Placement {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }
}
