package io.archbench.runner.plan;

import io.archbench.analysis.price.PriceBook;
import io.archbench.runner.study.Axis;
import io.archbench.runner.study.ComparisonChoice;
import io.archbench.runner.study.Defaults;
import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.JmhOverride;
import io.archbench.runner.study.NodeChoice;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.StudyProblem;
import io.archbench.runner.study.SuiteChoice;
import io.archbench.runner.study.TolerationChoice;
import io.archbench.runner.study.Variant;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Nearest;
import io.archbench.trial.RunId;
import io.archbench.trial.Sha256;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.suite.SuiteDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the plan of a run. Not thread-safe; for one study. */
public final class Planner {
  private final ParsedStudy parsed;
  private final Study study;
  private final OfferedSuites suites;
  private final SetupResolver setups;
  private final CellOverrides<JmhOverride> lengths;
  private final PolicyResolver policy;
  private final List<StudyProblem> problems = new ArrayList<>();
  private final StudyPrices prices;
  private final StudyShares shares;

  private Planner(ParsedStudy parsed, OfferedSuites suites, PriceBook book, int ownJdk) {
    this.parsed = parsed;
    this.study = parsed.study();
    this.suites = suites;
    this.setups = new SetupResolver(study, ownJdk);
    this.lengths = new CellOverrides<>("jmh.cells", study.jmh().cells());
    this.policy = new PolicyResolver(study.policy(), "policy.");
    this.prices = new StudyPrices(parsed, book, problems);
    this.shares = new StudyShares(study);
  }

  /** Plans a study that counts on the shipped prices. */
  public static Plan plan(ParsedStudy study, OfferedSuites suites, RunId run, int ownJdk) {
    return plan(study, suites, PriceBook.shipped(), run, ownJdk);
  }

  /**
   * Plans a study.
   *
   * @param suites what can be measured
   * @param book the prices that it counts on
   * @param run the id of the run that is planned
   * @param ownJdk feature release of the JDK that variants without one run on
   * @throws InvalidStudyException if it asks for suites, cells, parameters or prices that there are
   *     not
   */
  public static Plan plan(
      ParsedStudy study, OfferedSuites suites, PriceBook book, RunId run, int ownJdk) {
    return new Planner(study, suites, book, ownJdk).plan(run);
  }

  private Plan plan(RunId run) {
    List<PlannedSuite> planned = new ArrayList<>();
    study.suites().forEach((name, choice) -> suite(name, choice, planned));
    List<PlannedVariant> variants = variants();
    List<CellSpec> cells = planned.stream().flatMap(suite -> suite.cells().stream()).toList();
    List<CellKey> keys = cells.stream().map(CellSpec::key).toList();
    if (problems.isEmpty()) { // else cells are missing, and every pattern would look misspelt
      lengths.check(parsed, keys, problems);
      policy.check(parsed, keys, problems);
    }
    builds(planned);
    Optional<PlannedReadiness> readiness = StudyReadiness.of(parsed, problems);
    if (!problems.isEmpty()) {
      throw new InvalidStudyException(problems);
    }
    return new Plan(
        Plan.SCHEMA,
        run,
        study.study(),
        Sha256.of(parsed.text().getBytes(StandardCharsets.UTF_8)),
        WorkDigest.of(planned),
        study.seed(),
        study.design(),
        variants,
        planned,
        comparisons(),
        study.rounds(),
        policy.over(keys),
        PlannedFleet.of(study.fleet()),
        study.budget(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        readiness,
        PlanNotes.of(study, cells, suites));
  }

  private void suite(String name, SuiteChoice choice, List<PlannedSuite> planned) {
    Map<String, SuiteDescription> byVariant = new LinkedHashMap<>();
    for (String variant : study.variants().keySet()) {
      suites.of(name, variant).ifPresent(suite -> byVariant.put(variant, suite));
    }
    if (byVariant.size() < study.variants().size()) {
      notInstalled(name, byVariant.keySet());
      return;
    }
    SuiteBuilds builds = new SuiteBuilds(byVariant);
    SuiteDescription suite = builds.all();
    SortedMap<CellKey, String> selected =
        new SuiteCells(parsed, suite, choice, problems).select(study.jmh());
    List<CellSpec> cells =
        selected.entrySet().stream()
            .map(
                each ->
                    new CellSpec(each.getKey(), each.getValue(), settings(each.getKey(), builds)))
            .toList();
    Map<String, VariantSetup> byName = setups(builds, selected.keySet());
    planned.add(
        new PlannedSuite(
            name,
            suite.standsFor(),
            WorkDigest.of(
                study.seed(), choice.size().word(), PlannedSuite.common(cells, byName.values())),
            choice.size().word(),
            cells,
            suite.profilers(),
            byName,
            shares.of(suite),
            new RoundZeroPlanner(study, lengths).plan(suite, choice, cells)));
  }

  private void notInstalled(String name, Set<String> brought) {
    String others = brought.isEmpty() ? "" : ", which only " + brought + " bring along";
    problems.add(
        parsed.problem(
            FieldPath.key("suites", name),
            "a suite that is installed: " + String.join(", ", suites.names()) + "; or its jar",
            "'" + name + "'" + others + Nearest.hint(name, suites.names())));
  }

  /** Sides that differ in what was built answer another question: it has to be asked. */
  private void builds(List<PlannedSuite> planned) {
    for (int i = 0; i < study.comparisons().size(); i++) {
      ComparisonChoice sides = study.comparisons().get(i);
      for (PlannedSuite suite : planned) {
        String baseline = suite.setup(sides.baseline()).suiteSha256();
        String contender = suite.setup(sides.contender()).suiteSha256();
        if (sides.axis().isEmpty() && !baseline.equals(contender)) {
          problems.add(
              parsed.problem(
                  FieldPath.item("comparisons", i),
                  "axis: build, as the sides have different builds of " + suite.name(),
                  sides.baseline() + " v " + sides.contender() + " without an axis"));
        }
      }
    }
  }

  /** Defaults, then annotations, then the study's settings, then those for the cell. */
  private JmhSettings settings(CellKey cell, SuiteBuilds builds) {
    JmhSettings annotated =
        AnnotatedLengths.over(
            Defaults.jmh(study.design()),
            builds.annotations(cell),
            cell.mode(),
            study.jmh().iterationTime());
    JmhSettings general = study.jmh().lengths().over(annotated);
    return lengths.apply(cell, general, (settings, override) -> override.over(settings));
  }

  private Map<String, VariantSetup> setups(SuiteBuilds builds, Set<CellKey> cells) {
    Map<String, VariantSetup> byVariant = new TreeMap<>();
    study
        .variants()
        .forEach(
            (name, variant) ->
                byVariant.put(
                    name,
                    setups.resolve(
                        variant, builds.of(name), builds.lackedBy(name, cells, study.jmh()))));
    return byVariant;
  }

  private List<PlannedVariant> variants() {
    return study.variants().entrySet().stream()
        .map(
            each ->
                new PlannedVariant(
                    spec(each.getKey(), each.getValue()),
                    each.getValue()
                        .nodes()
                        .map(NodeChoice::wanted)
                        .orElse(Defaults.nodes(study.design())),
                    prices.of(each.getKey(), each.getValue())))
        .toList();
  }

  private static VariantSpec spec(String name, Variant variant) {
    List<String> nodes =
        variant.nodes().orElse(null) instanceof NodeChoice.Named named ? named.names() : List.of();
    return new VariantSpec(
        name,
        variant.arch(),
        variant.jdk().orElse(null),
        variant.jvmArgs(),
        variant.nodeLabels(),
        variant.tolerations().stream().map(TolerationChoice::toleration).toList(),
        nodes,
        variant.image().orElse(null));
  }

  private List<PlannedComparison> comparisons() {
    return study.comparisons().stream()
        .map(
            each ->
                new PlannedComparison(
                    each.baseline(),
                    each.contender(),
                    study.pairing(),
                    each.axis().filter(Axis.BUILD::equals).isPresent(),
                    each.anchor()))
        .toList();
  }
}
