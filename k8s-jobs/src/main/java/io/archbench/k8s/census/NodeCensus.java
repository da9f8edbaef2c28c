package io.archbench.k8s.census;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a census found; one node is in it for each that was selected.
 *
 * @param image that described them, by digest
 * @param nodes by architecture, CPU model and name, those that are not counted last
 * @param fleets of each architecture
 */
public record NodeCensus(
    int schemaVersion,
    Instant taken,
    String image,
    List<CountedNode> nodes,
    List<FleetCpus> fleets) {
  /** The version of this document. */
  public static final int SCHEMA = 1;

  private static final Comparator<CountedNode> ORDER =
      Comparator.comparing((CountedNode one) -> one.leftOut().isPresent())
          .thenComparing(one -> one.node().architecture())
          .thenComparing(NodeCensus::model)
          .thenComparing(one -> one.node().name());

  public NodeCensus {
    nodes = List.copyOf(nodes);
    fleets = List.copyOf(fleets);
  }

  /** Of all nodes that were looked at. */
  public static NodeCensus of(Instant taken, String image, List<CountedNode> counted) {
    return new NodeCensus(
        SCHEMA, taken, image, counted.stream().sorted(ORDER).toList(), FleetCpus.of(counted));
  }

  private static String model(CountedNode one) {
    return one.machine().map(machine -> machine.cpu().model()).orElse("");
  }

  /** How many are in the shares. */
  public int counted() {
    return (int) nodes.stream().filter(one -> one.leftOut().isEmpty()).count();
  }
}
