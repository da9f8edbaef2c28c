package io.archbench.runner.cli;

import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.analysis.stats.AssumedNodes;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanEstimate;
import io.archbench.runner.plan.PlanPrecision;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.study.Budget;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as text for a terminal of 80 columns. */
final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  static String of(
      Plan plan,
      PlanEstimate estimate,
      Optional<PlanPrecision> precision,
      Map<String, String> pending,
      List<Finding> findings) {
    PlanText plain = new PlanText();
    plain.line("study " + plan.study() + ", seed " + plan.seed());
    plain.variants(plan, pending);
    plain.suites(plan);
    plain.line("");
    plain.line(duration(estimate));
    if (estimate.mostRounds() > estimate.rounds()) {
      plain.line(more(plan, estimate));
    }
    precision.ifPresent(plain::precision);
    plain.roundZero(plan);
    plain.costs(plan, estimate);
    plain.findings(findings);
    plan.notes().forEach(note -> plain.line("note: " + note.field() + ": " + note.words()));
    return plain.text.toString();
  }

  /** How long a plan takes and what that costs, in lines. */
  static String expense(Plan plan, PlanEstimate estimate) {
    PlanText plain = new PlanText();
    plain.line(duration(estimate));
    plain.costs(plan, estimate);
    return plain.text.toString();
  }

  private static String duration(PlanEstimate estimate) {
    return String.format(
        Locale.ROOT,
        "%d cells a variant, %d rounds, %d trials here: about %s (%.2f h), setup not counted",
        estimate.cells(),
        estimate.rounds(),
        estimate.trials(),
        Pace.words(estimate.wall()),
        estimate.wall().toSeconds() / 3600.0);
  }

  /** What is measured only if it is needed. */
  private static String more(Plan plan, PlanEstimate estimate) {
    String why =
        switch (plan.design()) {
          case ESTIMATE -> "until ±%s is reached".formatted(plan.rounds().halfWidth());
          case DETECT -> "to confirm candidates, with fresh units";
        };
    return "up to %d rounds %s: at most about %s"
        .formatted(estimate.mostRounds(), why, Pace.words(estimate.mostWall()));
  }

  private void precision(PlanPrecision precision) {
    line(
        String.format(
            Locale.ROOT,
            "±%.1f %% with %d nodes a side if such nodes differ by %.0f %% (standard deviation,",
            100 * precision.halfWidth(),
            precision.nodes(),
            100 * AssumedNodes.STANDARD_DEVIATION));
    line("assumed); ±" + precision.wanted() + " would then take " + precision.nodesWanted());
  }

  private void variants(Plan plan, Map<String, String> pending) {
    line("");
    line("variants");
    for (PlannedVariant variant : plan.variants()) {
      String why = pending.get(variant.name());
      line(
          "  "
              + column(variant.name())
              + variant.spec().architecture()
              + " "
              + String.join(" ", variant.spec().jvmArgs())
              + (why == null ? "" : " - pending"));
      if (why != null) {
        line("  " + column("") + why);
      }
    }
  }

  private void suites(Plan plan) {
    for (PlannedSuite suite : plan.suites()) {
      line("");
      line("suite " + suite.name() + " (" + suite.standsFor() + "), corpus " + suite.corpusSize());
      line("  " + share(suite.share()));
      for (CellSpec cell : suite.cells()) {
        line("  " + cell.key() + onlyOn(suite, cell));
        line("      " + words(cell.settings()));
      }
    }
  }

  /** Names the variants whose builds have the cell, unless all have. */
  private static String onlyOn(PlannedSuite suite, CellSpec cell) {
    List<String> having =
        suite.setups().keySet().stream()
            .filter(variant -> suite.cells(variant).contains(cell))
            .toList();
    return having.size() == suite.setups().size()
        ? ""
        : "  (only in the build of " + String.join(", ", having) + ")";
  }

  private void roundZero(Plan plan) {
    for (PlannedSuite suite : plan.suites()) {
      suite
          .roundZero()
          .ifPresent(
              zero ->
                  line(
                      "round 0 of %s: warm-up of %d cells, rates of %d; %d cells are measured for it"
                          .formatted(
                              suite.name(),
                              zero.warmups().size(),
                              zero.rates().size(),
                              zero.cells().size())));
    }
  }

  private static String share(SuiteShare share) {
    return share
        .share()
        .map(
            part ->
                String.format(Locale.ROOT, "%.1f %% of the node's cost", 100 * part.doubleValue())
                    + (share.assumed() ? ", assumed" : ""))
        .orElse("no share of the node's cost: it is not in the whole");
  }

  /** What the trials cost, for variants that are priced. */
  private void costs(Plan plan, PlanEstimate estimate) {
    boolean priced =
        estimate.variants().values().stream().anyMatch(variant -> variant.cost().isPresent());
    if (!priced) {
      return;
    }
    line("");
    line("cost of measuring");
    for (PlannedVariant variant : plan.variants()) {
      PlanEstimate.VariantCost cost = estimate.variants().get(variant.name());
      if (cost != null && variant.price().isPresent()) {
        line("  " + column(variant.name()) + cost(cost, variant.price().get()));
      }
    }
    plan.budget().ifPresent(budget -> line("  " + column("budget") + budget(budget)));
  }

  private void findings(List<Finding> findings) {
    if (!findings.isEmpty()) {
      line("");
      line("findings");
      text.append(FindingsText.of(findings));
    }
  }

  private static String cost(PlanEstimate.VariantCost cost, VariantPrice price) {
    return String.format(
        Locale.ROOT,
        "%.2f h at %s = %s (%s, %s, %s)",
        cost.placeTime().toSeconds() / 3600.0,
        price.perHour(),
        cost.cost().orElseThrow(),
        price.price().product(),
        price.price().date(),
        price.price().source());
  }

  private static String budget(Budget budget) {
    return Stream.concat(
            Stream.concat(
                budget.hours().map(hours -> hours.toPlainString() + " h").stream(),
                budget.nodeHours().map(hours -> hours.toPlainString() + " node-hours").stream()),
            budget.usd().map(usd -> usd + " USD").stream())
        .collect(Collectors.joining(", "));
  }

  private static String words(JmhSettings settings) {
    return seconds(settings.warmup().toMillis())
        + " s warm-up, "
        + settings.iterations()
        + " × "
        + seconds(settings.iterationTime().toMillis())
        + " s";
  }

  private static String column(String name) {
    return String.format(Locale.ROOT, "%-17s", name);
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0
        ? Long.toString(millis / 1000)
        : String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
