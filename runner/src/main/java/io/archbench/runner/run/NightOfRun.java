package io.archbench.runner.run;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.MachineKey;
import io.archbench.analysis.compare.ReferenceComparison;
import io.archbench.analysis.trend.Conditions;
import io.archbench.history.ContenderFacts;
import io.archbench.history.NightFacts;
import io.archbench.history.NightRecord;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes of a run what a history keeps of it: each contender against its anchor, and what both were
 * measured on.
 *
 * <p>A pure function of the run's directory.
 */
public final class NightOfRun {
  private static final String BETWEEN = " + ";

  private final Plan plan;
  private final RunRecords records;

  private NightOfRun(RunRecords records) {
    this.plan = records.plan();
    this.records = records;
  }

  /**
   * The night.
   *
   * @param records that were read of the directory
   * @param commit what the contender was built from, if that is known
   * @throws NoNightException if the run is not finished, or has no anchor
   * @throws NothingToKeepException if nothing in it has a ratio to its anchor
   */
  public static NightRecord of(
      RunDirectory directory, RunRecords records, Optional<String> commit) {
    records.checkMeasured(directory);
    return of(directory.root().toString(), records, commit);
  }

  static NightRecord of(String where, RunRecords records, Optional<String> commit) {
    NightOfRun run = new NightOfRun(records);
    run.checkAnchors(where);
    run.checkFinished(where);
    return run.night(where, commit);
  }

  private void checkAnchors(String where) {
    if (plan.references().isEmpty()) {
      throw new NoNightException(
          where
              + " cannot be added to a history: none of its comparisons has an anchor, a variant"
              + " whose build stays the same from night to night. Write it into the study and"
              + " measure again: comparisons: [{baseline: base, contender: head, axis: build,"
              + " anchor: first}]");
    }
  }

  private void checkFinished(String where) {
    RunStatus status = records.status();
    if (!status.finished() || status.trialsLeft() > 0) {
      throw new NoNightException(
          where
              + " is not finished: "
              + status.trialsLeft()
              + " of its "
              + status.trials()
              + " trials are left. Nothing was added. Finish it first: archbench resume "
              + where);
    }
  }

  private NightRecord night(String where, Optional<String> commit) {
    ComparisonDocument document = Comparer.compare(records.question(), records.collected());
    Map<String, ContenderFacts> contenders = new TreeMap<>();
    for (ReferenceComparison reference : document.references()) {
      contenders.put(reference.contender(), facts(reference));
    }
    NightRecord night =
        NightRecord.of(
            document,
            new NightFacts(
                records.began(),
                // images can be labelled with anything
                commit.filter(NightRecord::isCommit),
                plan.seed(),
                contenders));
    if (night.rows().isEmpty()) {
      throw new NothingToKeepException(
          where
              + " has nothing for a history: no cell has a ratio to its anchor. Nothing was added."
              + " See what failed or is pending with `archbench report "
              + where
              + "`; a ratio also needs at least two rounds.");
    }
    return night;
  }

  private ContenderFacts facts(ReferenceComparison reference) {
    Map<String, Conditions> conditions = new TreeMap<>();
    for (PlannedSuite suite : plan.suites()) {
      conditions.put(suite.name(), conditions(reference, suite));
    }
    return new ContenderFacts(
        conditions, plan.workByCell(reference.contender(), reference.anchor()));
  }

  private Conditions conditions(ReferenceComparison reference, PlannedSuite suite) {
    Phase first = plan.firstBatch().phase();
    List<Collected> trials =
        records.collected().stream()
            .filter(each -> isOf(each.record().spec(), reference.contender(), first))
            .filter(each -> each.record().spec().id().suite().equals(suite.name()))
            .toList();
    return new Conditions(
        joined(trials, MachineKey::of),
        joined(trials, each -> each.record().environment().kernel()),
        joined(trials, each -> each.record().environment().jvm().build()),
        anchor(reference.anchor(), suite));
  }

  private static boolean isOf(TrialSpec spec, String variant, Phase phase) {
    return spec.variant().name().equals(variant) && spec.phase() == phase;
  }

  private static String joined(List<Collected> trials, Function<Collected, String> fact) {
    return String.join(
        BETWEEN, trials.stream().map(fact).collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Which build of the suite it is, and with which flags of its own: other flags are another
   * anchor. What else its image holds is no part of it, so that a suite more ends no series.
   */
  private String anchor(String name, PlannedSuite suite) {
    VariantSpec spec =
        plan.variants().stream()
            .filter(variant -> variant.name().equals(name))
            .map(PlannedVariant::spec)
            .findFirst()
            .orElseThrow();
    String build = "sha256:" + suite.setup(name).suiteSha256();
    return spec.jvmArgs().isEmpty() ? build : build + " " + String.join(" ", spec.jvmArgs());
  }
}
