package io.archbench.agent.probe;

import io.archbench.trial.Architecture;
import io.archbench.trial.record.MachineDescription;
import java.util.ArrayList;
import java.util.List;

/** Finds out what a machine is without starting anything on it. */
public final class MachineProbe {
  private MachineProbe() {}

  /**
   * Looks once; the processor is described as a record of a trial there would have it.
   *
   * @throws IllegalArgumentException if the architecture is none that is measured
   */
  public static MachineDescription describe(Machine machine) {
    EmulationGuard.Findings findings = EmulationGuard.look(machine);
    List<String> signs = new ArrayList<>(findings.proofs());
    signs.addAll(findings.suspicions());
    return new MachineDescription(
        MachineDescription.SCHEMA,
        Architecture.of(machine.architectureName()),
        CpuProbe.probe(machine),
        findings.emulated(),
        signs);
  }
}
