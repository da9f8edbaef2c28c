package io.archbench.k8s.census;

import io.archbench.trial.record.MachineDescription;
import java.util.Optional;

/**
 * What became of a node in a census: it is in the shares of CPU models, or there is a reason.
 *
 * @param machine as the agent on it described it; absent if none did
 * @param leftOut why it is not counted; absent if it is
 */
public record CountedNode(
    FleetNode node, Optional<MachineDescription> machine, Optional<String> leftOut) {
  public CountedNode {
    if (machine.isEmpty() && leftOut.isEmpty()) {
      throw new IllegalArgumentException(node.name() + " has neither a machine nor a reason");
    }
  }

  /** One whose agent described it; whether that counts is decided here. */
  static CountedNode described(FleetNode node, MachineDescription machine) {
    String said = machine.architecture().text();
    Optional<String> doubt =
        machine.emulated()
            ? Optional.of("emulates: " + String.join("; ", machine.signs()))
            : Optional.of("says it is " + node.architecture() + ", and its pod ran as " + said)
                .filter(words -> !said.equals(node.architecture()));
    return new CountedNode(node, Optional.of(machine), doubt);
  }

  /** One of which nothing is known. */
  static CountedNode leftOut(FleetNode node, String why) {
    return new CountedNode(node, Optional.empty(), Optional.of(why));
  }
}
