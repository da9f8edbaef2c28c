package io.archbench.runner.plan;

import io.archbench.runner.plan.PlannedPolicy.CellPolicy;
import io.archbench.runner.plan.PlannedPolicy.PlannedAcceptance;
import io.archbench.runner.study.AcceptanceChoice;
import io.archbench.runner.study.CellMargins;
import io.archbench.runner.study.Direction;
import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.ParsedPolicy;
import io.archbench.runner.study.PolicyChoice;
import io.archbench.runner.study.ProblemSource;
import io.archbench.runner.study.StudyProblem;
import io.archbench.trial.CellKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Resolves the patterns of a policy over cells. */
public final class PolicyResolver {
  private static final CellMargins NONE =
      new CellMargins(Optional.empty(), Optional.empty(), Optional.empty());

  private final PolicyChoice policy;
  private final String prefix;
  private final CellOverrides<CellMargins> margins;

  /**
   * A resolver.
   *
   * @param prefix of its fields in the file, such as {@code policy.}; empty for a file of its own
   */
  PolicyResolver(PolicyChoice policy, String prefix) {
    this.policy = policy;
    this.prefix = prefix;
    margins = new CellOverrides<>(prefix + "cells", policy.cells());
  }

  /**
   * The policy of a file over the cells of a run.
   *
   * @throws InvalidStudyException if a pattern matches no cell
   */
  public static PlannedPolicy resolve(ParsedPolicy parsed, List<CellKey> cells) {
    PolicyResolver resolver = new PolicyResolver(parsed.policy(), "");
    List<StudyProblem> problems = new ArrayList<>();
    resolver.check(parsed, cells, problems);
    if (!problems.isEmpty()) {
      throw new InvalidStudyException(problems);
    }
    return resolver.over(cells);
  }

  /** Adds a problem for each pattern that matches no cell. */
  void check(ProblemSource source, Collection<CellKey> cells, Collection<StudyProblem> problems) {
    margins.check(source, cells, problems);
    for (int i = 0; i < policy.accept().size(); i++) {
      String pattern = policy.accept().get(i).cells();
      if (cells.stream().noneMatch(new CellPattern(pattern)::matches)) {
        problems.add(
            source.problem(
                FieldPath.item(prefix + "accept", i) + ".cells",
                "a pattern of selected cells: " + SuiteCells.operations(cells),
                "'" + pattern + "', which matches none" + SuiteCells.near(pattern, cells)));
      }
    }
  }

  /** The policy over those cells. */
  PlannedPolicy over(List<CellKey> cells) {
    List<CellPolicy> own = new ArrayList<>();
    for (CellKey cell : cells) {
      CellMargins stated = margins.apply(cell, NONE, PolicyResolver::over);
      if (!stated.equals(NONE)) {
        own.add(
            new CellPolicy(
                cell,
                stated.alert().orElse(policy.alert()),
                stated.equivalence().orElse(policy.equivalence()),
                stated.direction().orElse(Direction.SLOWER)));
      }
    }
    return new PlannedPolicy(
        policy.alert(),
        policy.equivalence(),
        policy.moneyMargin(),
        policy.demandConclusion(),
        policy.release(),
        policy.falseAlarms(),
        policy.changePoints(),
        policy.allow().stream().sorted().distinct().toList(),
        own,
        policy.accept().stream().map(each -> accepted(each, cells)).toList());
  }

  private static PlannedAcceptance accepted(AcceptanceChoice choice, List<CellKey> cells) {
    CellPattern pattern = new CellPattern(choice.cells());
    return new PlannedAcceptance(
        cells.stream().filter(pattern::matches).toList(),
        choice.reason(),
        choice.author(),
        choice.until());
  }

  private static CellMargins over(CellMargins earlier, CellMargins later) {
    return new CellMargins(
        later.alert().or(earlier::alert),
        later.equivalence().or(earlier::equivalence),
        later.direction().or(earlier::direction));
  }
}
