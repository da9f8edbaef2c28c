package io.archbench.analysis.whole;

import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.AssumedNodes;
import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.stats.LogRatioEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the reader of the whole's figures should know, in sentences. */
final class WholeNotes {
  private final List<String> notes = new ArrayList<>();

  private WholeNotes() {}

  static List<String> of(MoneyQuestion money, MeasuredWhole whole, Bearing bearing) {
    WholeNotes notes = new WholeNotes();
    CostShares shares = whole.shares();
    whole
        .suites()
        .forEach(suite -> notes.suite(suite, whole.point().load(), shares, money.equalWeights()));
    if (shares.coverage() == 0 && !money.equalWeights()) {
      notes.notes.add("what the suites weigh in the node's cost is not known");
    }
    notes.units(whole.estimate(), bearing.unit());
    if (bearing.unit() == Unit.TRIAL) {
      whole
          .estimate()
          .estimate()
          .ifPresent(estimate -> notes.assumedNodes(estimate, bearing.places(whole.members())));
    }
    return List.copyOf(notes.notes);
  }

  /** One CPU model, in a sentence. */
  static String words(ModelRatio model) {
    return String.format(
        Locale.ROOT,
        "with %s of %s whose CPU is %s: a ratio of %.3f%s",
        Words.count(model.nodes(), "node"),
        model.variant(),
        model.model(),
        model.ratio().value(),
        model.share().map(share -> ", counted as " + Words.percent(share)).orElse(""));
  }

  private void suite(MeasuredSuite suite, Load load, CostShares shares, boolean equalWeights) {
    if (suite.at(load).isEmpty()) {
      notes.add(
          suite.brokenUp().contains(load)
              ? "no unit holds every cell of " + suite.name() + ": it is not in the whole"
              : suite.name() + " was not measured on both sides, " + Words.of(load));
      return;
    }
    SuiteMix mix = suite.at(load).orElseThrow().mix();
    if (mix.operations() < suite.representative()) {
      notes.add(
          "%d of %d representative cells of %s measured"
                  .formatted(mix.operations(), suite.representative(), suite.name())
              + (equalWeights ? "" : ", " + Words.percent(mix.measured()) + " of its work"));
    }
    if (shares.of(suite.name()).isEmpty()) {
      notes.add(suite.name() + " has no share of the node's cost: it is not in the whole");
    } else if (suite.share().assumed()) {
      notes.add("the share of " + suite.name() + " in the node's cost is an assumption");
    }
  }

  private void assumedNodes(LogRatioEstimate estimate, int nodes) {
    Interval interval = AssumedNodes.widen(estimate, nodes, nodes).ratioInterval(.95);
    notes.add(
        String.format(
            Locale.ROOT,
            "if nodes of one type differ by %s, which is an assumption, other nodes of these types have a ratio of %.3f to %.3f",
            Words.percent(AssumedNodes.STANDARD_DEVIATION),
            interval.low(),
            interval.high()));
  }

  private void units(MixEstimate whole, Unit unit) {
    if (whole.bound()) {
      notes.add(
          "suites were measured on different units: the interval of the whole is an upper bound");
    }
    if (whole.leftOut() > 0) {
      notes.add(
          Words.count(whole.leftOut(), unit.text())
              + " left out of the whole: without a value for every cell of it");
    }
    if (unit == Unit.TRIAL) {
      notes.add("too few nodes a side for nodes as units: the interval is of these nodes only");
    }
  }
}
