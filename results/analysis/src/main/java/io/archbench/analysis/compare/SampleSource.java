package io.archbench.analysis.compare;

import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Samples that no record holds; where sides ran on their own, each node is a unit. */
record SampleSource(Samples samples) implements Source {
  @Override
  public CellForks forks(CellKey cell, String variant) {
    return samples.of(cell, variant);
  }

  @Override
  public Phase phase() {
    return Phase.MEASURE;
  }

  @Override
  public List<PlannedCell> cells() {
    return List.of();
  }

  @Override
  public boolean has(String variant) {
    return true;
  }

  @Override
  public Unit unit(Sides sides) {
    return sides.pairing() == Pairing.SAME_NODE ? Unit.BLOCK : Unit.NODE;
  }

  @Override
  public List<FairnessRow> fairness(Sides sides, Policy policy) {
    return List.of();
  }

  @Override
  public CellFacts facts(PlannedCell cell, Sides sides, List<FairnessRow> fairness) {
    return new CellFacts(
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Override
  public boolean isDemonstration(List<PlannedCell> cells) {
    return false;
  }

  @Override
  public Map<String, String> cpuModels(String variant) {
    return Map.of();
  }

  @Override
  public List<Finding> findings(Sides sides) {
    return List.of();
  }

  @Override
  public List<String> machineTypes(String variant) {
    return List.of();
  }
}
