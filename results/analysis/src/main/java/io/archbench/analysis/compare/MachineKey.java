package io.archbench.analysis.compare;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.Environment.Cpu;
import java.util.Locale;

/** Names the kind of machine that a trial ran on: what was learnt on one holds for its like. */
public final class MachineKey {
  private MachineKey() {}

  /** CPU model, stepping, processors and machine type; never a clock rate. */
  public static String of(Collected collected) {
    Cpu cpu = collected.record().environment().cpu();
    String stepping = cpu.details().getOrDefault("stepping", "");
    return String.format(
        Locale.ROOT,
        "%s%s, %d CPUs%s",
        cpu.model(),
        stepping.isEmpty() ? "" : " stepping " + stepping,
        cpu.processors(),
        collected.placement().instanceType().map(type -> ", " + type).orElse(""));
  }
}
