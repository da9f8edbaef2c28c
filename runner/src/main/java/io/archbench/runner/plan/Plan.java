package io.archbench.runner.plan;

import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.runner.study.Budget;
import io.archbench.runner.study.Design;
import io.archbench.runner.study.Rounds;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Phase;
import io.archbench.trial.RunId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a run does, decided before it starts; written once as {@code plan.json} in canonical
 * JSON.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 * @param studySha256 digest of the study's text
 * @param workSha256 digest of all suites' work
 * @param variants in the study's order
 * @param suites in the study's order
 * @param fleet whom the answer is for
 * @param budget what the study may cost
 * @param calibration lengths and rates that were found out, by round 0 or an earlier run's
 * @param itself the variant that both sides are, if one is set against itself
 * @param cluster where it is carried out, if not by processes of this machine
 * @param readiness what a scan said of the images that are to move, if there was one
 * @param notes what the reader of the result should know
 */
public record Plan(
    int schemaVersion,
    RunId run,
    String study,
    String studySha256,
    String workSha256,
    long seed,
    Design design,
    List<PlannedVariant> variants,
    List<PlannedSuite> suites,
    List<PlannedComparison> comparisons,
    Rounds rounds,
    PlannedPolicy policy,
    List<FleetGroup> fleet,
    Optional<Budget> budget,
    Optional<Calibration> calibration,
    Optional<String> itself,
    Optional<PlannedCluster> cluster,
    Optional<PlannedReadiness> readiness,
    List<PlanNote> notes) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public Plan {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "plan has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
    variants = List.copyOf(variants);
    suites = List.copyOf(suites);
    comparisons = List.copyOf(comparisons);
    fleet = List.copyOf(fleet);
    notes = List.copyOf(notes);
  }

  /** What round 0 finds out, suite by suite; empty if there is no such round. */
  List<RoundZero> roundZero() {
    return suites.stream().flatMap(suite -> suite.roundZero().stream()).toList();
  }

  /** Whether something is to be found out before the rest is known. */
  public boolean isToBeCalibrated() {
    return calibration.isEmpty() && !roundZero().isEmpty();
  }

  /** This plan with what its round 0 found out. */
  public Plan calibrated(Calibration found) {
    return CalibratedPlan.of(this, found);
  }

  /**
   * This plan with what another run found out, and without a round 0 of its own.
   *
   * @throws UncalibratedCellsException if that run did not measure all of its cells
   */
  public Plan calibratedBefore(Calibration found) {
    Plan calibrated = CalibratedPlan.of(this, found);
    return new Plan(
        schemaVersion,
        run,
        study,
        studySha256,
        calibrated.workSha256,
        seed,
        design,
        variants,
        calibrated.suites.stream().map(PlannedSuite::withoutRoundZero).toList(),
        comparisons,
        rounds,
        calibrated.policy,
        fleet,
        budget,
        calibrated.calibration,
        itself,
        cluster,
        readiness,
        calibrated.notes);
  }

  /** This plan, judged by another policy. */
  public Plan judgedBy(PlannedPolicy other) {
    return new Plan(
        schemaVersion,
        run,
        study,
        studySha256,
        workSha256,
        seed,
        design,
        variants,
        suites,
        comparisons,
        rounds,
        other,
        fleet,
        budget,
        calibration,
        itself,
        cluster,
        readiness,
        notes);
  }

  /**
   * This plan, carried out on a cluster.
   *
   * @param images of the variants, by digest
   */
  public Plan on(PlannedCluster where, Map<String, String> images) {
    return new Plan(
        schemaVersion,
        run,
        study,
        studySha256,
        workSha256,
        seed,
        design,
        variants.stream()
            .map(variant -> variant.withImage(Objects.requireNonNull(images.get(variant.name()))))
            .toList(),
        suites,
        comparisons,
        rounds,
        policy,
        fleet,
        budget,
        calibration,
        itself,
        Optional.of(where),
        readiness,
        PlanNotes.onCluster(notes, suites));
  }

  /** This plan as a runner has it that lives in its cluster. */
  public Plan fromWithin() {
    return on(cluster.orElseThrow().fromWithin());
  }

  /** This plan as somebody has it whom that context leads to its cluster, if it has one. */
  public Plan from(String context) {
    return cluster.map(where -> on(where.from(context))).orElse(this);
  }

  private Plan on(PlannedCluster where) {
    Map<String, String> images = new TreeMap<>();
    variants.forEach(
        variant -> images.put(variant.name(), Objects.requireNonNull(variant.spec().image())));
    return on(where, images);
  }

  /** The rounds that are measured in any case. */
  public Batch firstBatch() {
    Phase phase =
        switch (design) {
          case ESTIMATE -> Phase.MEASURE;
          case DETECT -> Phase.SCREEN;
        };
    return new Batch(phase, 1, rounds.min(), cells().stream().map(CellSpec::key).toList());
  }

  /** Whether another plan measures the same builds by the same study, on variants alike, there. */
  public boolean isAnotherOf(Plan other) {
    return study.equals(other.study)
        && studySha256.equals(other.studySha256)
        && variants.equals(other.variants)
        && cluster.equals(other.cluster)
        && setups().equals(other.setups());
  }

  private Map<String, Map<String, VariantSetup>> setups() {
    Map<String, Map<String, VariantSetup>> setups = new TreeMap<>();
    suites.forEach(suite -> setups.put(suite.name(), suite.setups()));
    return setups;
  }

  /** Contenders against their anchors, each once. */
  public List<PlannedComparison> references() {
    return comparisons.stream().flatMap(each -> each.reference().stream()).distinct().toList();
  }

  /** The variants that are judged. */
  public List<PlannedVariant> contenders() {
    return variants.stream()
        .filter(
            variant ->
                comparisons.stream().anyMatch(each -> each.contender().equals(variant.name())))
        .toList();
  }

  /** Those that are measured in a phase: what is to be confirmed needs no anchor. */
  List<PlannedVariant> variants(Phase phase) {
    return phase != Phase.CONFIRM
        ? variants
        : variants.stream()
            .filter(variant -> comparisons.stream().anyMatch(each -> each.has(variant.name())))
            .toList();
  }

  private Aim aim(boolean ended) {
    double halfWidth = rounds.halfWidth().fraction();
    return switch (design) {
      case ESTIMATE -> new Aim.Estimate(halfWidth);
      case DETECT -> new Aim.Detect(halfWidth, !ended, policy.alarms(comparisons.size()));
    };
  }

  /** What a gate lets pass. */
  public GateRules gateRules() {
    return policy.gateRules(comparisons.size());
  }

  /** All cells of all suites. */
  public List<CellSpec> cells() {
    return suites.stream().flatMap(suite -> suite.cells().stream()).toList();
  }

  /**
   * Digest of how each cell of a contender is measured: lengths, seed and size of the corpus, what
   * its trials are given, and the JVM's flags that its anchor has too. What else is measured beside
   * it makes no difference.
   */
  public Map<CellKey, String> workByCell(String contender, String anchor) {
    Map<CellKey, String> work = new TreeMap<>();
    for (PlannedSuite suite : suites) {
      VariantSetup setup = suite.setup(contender);
      List<String> others = suite.setup(anchor).jvmArgs();
      List<String> common = setup.jvmArgs().stream().filter(others::contains).toList();
      for (CellSpec cell : suite.cells()) {
        work.put(
            cell.key(),
            CellWork.digest(
                WorkDigest.of(seed, suite.corpusSize(), List.of(cell)), setup.resources(), common));
      }
    }
    return work;
  }

  /**
   * What the records of the run are asked.
   *
   * @param ended whether nothing more will be measured
   * @param sides the comparisons whose variants ran, with the pairing that they ran in
   * @param anchors contenders against builds that stay the same, likewise
   * @param voided units that do not count, by cell
   * @param generatedFrom the records' paths, relative to the run directory
   * @param pending variants that could not run
   * @param day of the run, from which the age of prices counts
   */
  public Question question(
      boolean ended,
      List<Question.Sides> sides,
      List<Question.Sides> anchors,
      Map<CellKey, List<VoidedUnit>> voided,
      List<String> generatedFrom,
      List<PendingVariant> pending,
      LocalDate day) {
    return new Question(
        study,
        run.text(),
        workSha256,
        aim(ended),
        sides,
        anchors,
        cells().stream().map(Plan::planned).toList(),
        lacking(),
        policy.policy(),
        policy.cellPolicies(),
        voided,
        generatedFrom,
        pending,
        money(day));
  }

  private Map<String, Set<CellKey>> lacking() {
    Map<String, Set<CellKey>> lacking = new TreeMap<>();
    suites.forEach(
        suite ->
            suite
                .setups()
                .forEach(
                    (variant, setup) ->
                        lacking
                            .computeIfAbsent(variant, any -> new TreeSet<>())
                            .addAll(setup.lacks())));
    return lacking;
  }

  private MoneyQuestion money(LocalDate day) {
    Map<String, VariantPrice> prices = new TreeMap<>();
    variants.forEach(
        variant -> variant.price().ifPresent(price -> prices.put(variant.name(), price)));
    List<SuiteShare> shares = suites.stream().map(PlannedSuite::share).toList();
    return new MoneyQuestion(
        prices,
        shares,
        shares.stream().allMatch(share -> share.weights().isEmpty()),
        fleet,
        policy.moneyMargin().fraction(),
        policy.allow().contains(PlannedPolicy.PURCHASE),
        readiness.map(PlannedReadiness::doubt).orElse(Optional.of(MoneyQuestion.NOT_CHECKED)),
        day);
  }

  private static Question.PlannedCell planned(CellSpec cell) {
    long iteration = cell.settings().iterationTime().toMillis();
    return new Question.PlannedCell(
        cell.key(),
        iteration * cell.settings().warmupIterations(),
        iteration * cell.settings().iterations());
  }
}
