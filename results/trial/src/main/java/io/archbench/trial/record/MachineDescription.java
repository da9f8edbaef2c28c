package io.archbench.trial.record;

import io.archbench.trial.Architecture;
import io.archbench.trial.record.Environment.Cpu;
import java.util.List;

/**
 * What an agent says of the machine that it is on where nothing is measured; short enough for a
 * pod's termination message.
 *
 * @param emulated whether something emulates the architecture, so that the rest says nothing
 * @param signs of emulation, proofs and suspicions
 */
public record MachineDescription(
    int schema, Architecture architecture, Cpu cpu, boolean emulated, List<String> signs) {
  /** The version of this document. */
  public static final int SCHEMA = 1;

  public MachineDescription {
    signs = List.copyOf(signs);
  }
}
