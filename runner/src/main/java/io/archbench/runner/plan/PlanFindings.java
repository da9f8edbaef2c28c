package io.archbench.runner.plan;

import io.archbench.analysis.whole.PriceAge;
import io.archbench.runner.study.Budget;
import io.archbench.runner.study.DurationText;
import io.archbench.runner.study.FieldPath;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Mode;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what is wrong with a plan before anything is spent on it.
 *
 * <p>A flag that makes a JVM check or interpret is an error: on one side it decides the comparison,
 * on both it is another program that is measured than the one in production. It is only a note
 * where a study asks what that flag does: where the sides of a comparison differ in such flags and
 * in nothing else. What a suite brings is a warning: who wrote it knew why, and both sides have it.
 * A debugger is always an error, as nobody asks what it costs; whoever does says so with {@code
 * --accept}.
 */
public final class PlanFindings {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Plan plan;
  private final LocalDate day;

  private PlanFindings(Plan plan, LocalDate day) {
    this.plan = plan;
    this.day = day;
  }

  /**
   * What is wrong, the worst first.
   *
   * @param day from which the age of prices counts
   */
  public static List<Finding> of(Plan plan, LocalDate day) {
    PlanFindings findings = new PlanFindings(plan, day);
    return Finding.sorted(
        Stream.of(findings.flags(), findings.iterations(), findings.prices())
            .flatMap(each -> each));
  }

  private Stream<Finding> flags() {
    return plan.variants().stream()
        .flatMap(
            variant ->
                plan.suites().stream()
                    .flatMap(
                        suite ->
                            suite.setup(variant.name()).jvmArgs().stream()
                                .flatMap(flag -> flag(variant, suite, flag))));
  }

  private Stream<Finding> flag(PlannedVariant variant, PlannedSuite suite, String flag) {
    return DebugFlag.of(flag).map(found -> flag(found, variant, suite, flag)).stream();
  }

  private Finding flag(DebugFlag found, PlannedVariant variant, PlannedSuite suite, String flag) {
    boolean own = variant.spec().jvmArgs().contains(flag);
    String where = own ? field(variant) + ".jvmArgs" : FieldPath.key("suites", suite.name());
    Finding finding = Finding.of(found.kind(), where, flag + " " + found.does());
    if (found.kind() == FindingKind.DEBUGGER) {
      return finding;
    }
    if (!own) {
      return finding.as(Severity.WARNING);
    }
    return isQuestion(variant, flag)
        ? new Finding(
            found.kind(),
            Severity.NOTE,
            where,
            finding.what() + ", and the study asks what that does",
            "nothing, if that is the question")
        : finding;
  }

  /** Whether a comparison asks what a flag of a variant does. */
  private boolean isQuestion(PlannedVariant variant, String flag) {
    return plan.comparisons().stream()
        .filter(comparison -> !comparison.builds())
        .flatMap(comparison -> otherSide(comparison, variant.name()))
        .anyMatch(
            other ->
                alike(variant.spec()).equals(alike(other.spec()))
                    && plan.suites().stream()
                        .allMatch(suite -> asks(suite, variant.name(), other.name(), flag)));
  }

  private static boolean asks(PlannedSuite suite, String variant, String other, String flag) {
    List<String> with = suite.setup(variant).jvmArgs();
    List<String> without = suite.setup(other).jvmArgs();
    return !without.contains(flag) && forProduction(with).equals(forProduction(without));
  }

  private static Set<String> forProduction(List<String> flags) {
    return flags.stream().filter(flag -> DebugFlag.of(flag).isEmpty()).collect(Collectors.toSet());
  }

  private Stream<PlannedVariant> otherSide(PlannedComparison comparison, String variant) {
    if (comparison.baseline().equals(variant)) {
      return variant(comparison.contender());
    }
    return comparison.contender().equals(variant) ? variant(comparison.baseline()) : Stream.of();
  }

  private Stream<PlannedVariant> variant(String name) {
    return plan.variants().stream().filter(variant -> variant.name().equals(name));
  }

  /** All that a variant is but its name and flags. */
  private static VariantSpec alike(VariantSpec spec) {
    return new VariantSpec(
        "any",
        spec.architecture(),
        spec.jdk(),
        List.of(),
        spec.nodeLabels(),
        spec.tolerations(),
        spec.nodes(),
        spec.image());
  }

  /** The path of a variant in the study; both sides of one that is set against itself are it. */
  private String field(PlannedVariant variant) {
    return FieldPath.key("variants", plan.itself().orElse(variant.name()));
  }

  private Stream<Finding> iterations() {
    List<Duration> brief =
        plan.cells().stream()
            .filter(cell -> cell.key().mode() != Mode.SINGLE_SHOT)
            .map(PlanFindings::iteration)
            .filter(length -> length.compareTo(SHORTEST) < 0)
            .toList();
    return brief.stream()
        .min(Comparator.naturalOrder())
        .map(
            shortest ->
                Finding.of(
                    FindingKind.SHORT_ITERATION,
                    "jmh.iterationTime",
                    "%d of %d cells have iterations of less than %s, down to %s"
                        .formatted(
                            brief.size(),
                            plan.cells().size(),
                            DurationText.of(SHORTEST),
                            DurationText.of(shortest))))
        .stream();
  }

  private static Duration iteration(CellSpec cell) {
    return cell.settings().iterationTime();
  }

  private Stream<Finding> prices() {
    Stream<Finding> missing =
        plan.variants().stream()
            .filter(variant -> variant.price().isEmpty() && isWorthMoney(variant.name()))
            .map(
                variant ->
                    Finding.of(
                        FindingKind.PRICE_MISSING,
                        field(variant),
                        plan.budget().flatMap(Budget::usd).isPresent()
                            ? "it has no price, and adds nothing to budget.usd"
                            : "it has no price"));
    Stream<Finding> old =
        plan.variants().stream()
            .flatMap(
                variant ->
                    variant.price().stream()
                        .flatMap(price -> PriceAge.complaint(price.price(), day).stream())
                        .map(
                            words ->
                                Finding.of(
                                    FindingKind.PRICE_OLD, field(variant) + ".price", words)));
    return Stream.concat(missing, old);
  }

  /** Whether a study asks what a variant costs: others have prices, or it compares machines. */
  private boolean isWorthMoney(String variant) {
    boolean asked =
        !plan.fleet().isEmpty()
            || plan.budget().flatMap(Budget::usd).isPresent()
            || plan.variants().stream().anyMatch(other -> other.price().isPresent());
    return asked
        || plan.comparisons().stream()
            .flatMap(comparison -> otherSide(comparison, variant))
            .anyMatch(
                other ->
                    variant(variant)
                        .anyMatch(own -> own.spec().architecture() != other.spec().architecture()));
  }
}
