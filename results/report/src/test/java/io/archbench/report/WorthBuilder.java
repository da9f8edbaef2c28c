package io.archbench.report;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Sizing;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.Certainty;
import io.archbench.analysis.whole.Load;
import io.archbench.analysis.whole.LoadRatio;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.PriceConfidence;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Range;
import io.archbench.analysis.whole.Robustness;
import io.archbench.analysis.whole.SuiteComparison;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import io.archbench.analysis.whole.Worth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes suites, a whole and sums with consistent numbers, from ratios that are made up. */
final class WorthBuilder {
  /** The t for 95 % at four degrees of freedom, which every fixture has. */
  private static final double T = 2.7764451051977987;

  private static final double MARGIN = .05;

  private final Optional<Pricing> pricing;
  private final List<String> unpriced;
  private final List<SuiteComparison> suites = new ArrayList<>();
  private final List<GroupSaving> fleet = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<Certainty> certainty = Optional.empty();
  private Optional<MoneyVerdict> forced = Optional.empty();
  private Optional<Robustness> robustness = Optional.empty();
  private double coverage = 1;
  private boolean equalWeights;
  private boolean always;
  private String loadWords = "";
  private List<LoadRatio> loads = List.of();

  private WorthBuilder(Optional<Pricing> pricing, List<String> unpriced) {
    this.pricing = pricing;
    this.unpriced = unpriced;
  }

  static WorthBuilder priced(Pricing.Side baseline, Pricing.Side contender, String... notes) {
    double breakEven =
        contender.perHour().amount().doubleValue() / baseline.perHour().amount().doubleValue();
    return new WorthBuilder(
        Optional.of(new Pricing(baseline, contender, breakEven, List.of(notes))), List.of());
  }

  static WorthBuilder unpriced(String... sentences) {
    return new WorthBuilder(Optional.empty(), List.of(sentences));
  }

  static LoadRatio load(Load load, double value, double low, double high) {
    double half = Math.log(high / low) / 2;
    return new LoadRatio(
        load,
        5,
        3,
        new Ratio(
            value,
            Optional.of(low),
            Optional.of(high),
            Optional.of(value * Math.exp(-half * .27)),
            Optional.of(value * Math.exp(half * .27))));
  }

  /** The verdict wherever the interval holds break-even. */
  WorthBuilder verdict(MoneyVerdict verdict) {
    forced = Optional.of(verdict);
    return this;
  }

  /** The same verdict everywhere, whatever the figures are. */
  WorthBuilder always(MoneyVerdict verdict) {
    always = true;
    return verdict(verdict);
  }

  WorthBuilder undecided(String words, int more, double hours) {
    return verdict(
        new MoneyVerdict.Undecided(
            words, Optional.of(new Verdict.Settle(more, "node", hours, Optional.empty()))));
  }

  WorthBuilder certain(Certainty.Word word, String... deductions) {
    certainty = Optional.of(new Certainty(word, List.of(deductions)));
    return this;
  }

  WorthBuilder robust(Robustness words) {
    robustness = Optional.of(words);
    return this;
  }

  WorthBuilder note(String note) {
    notes.add(note);
    return this;
  }

  WorthBuilder equalWeights() {
    equalWeights = true;
    return this;
  }

  /** A suite; the first load is the one that counts. */
  WorthBuilder suite(String name, Optional<Double> share, boolean assumed, LoadRatio... ratios) {
    Optional<LoadRatio> counts = List.of(ratios).stream().findFirst();
    suites.add(
        new SuiteComparison(
            name,
            share,
            assumed,
            3,
            List.of(ratios),
            counts.map(LoadRatio::load),
            counts.map(LoadRatio::ratio),
            counts.map(ratio -> new Verdict.Equivalent()),
            counts.flatMap(ratio -> value(ratio.ratio()))));
    return this;
  }

  WorthBuilder whole(double newCoverage, String newLoadWords, LoadRatio... ratios) {
    coverage = newCoverage;
    loadWords = newLoadWords;
    loads = List.of(ratios);
    return this;
  }

  /** A group whose sums follow from the whole's first load, which has to be known already. */
  WorthBuilder group(
      String name, int clusters, Sizing sizing, boolean assumed, int hours, String payback) {
    Ratio ratio = loads.getFirst().ratio();
    int nodes = 3 * clusters;
    Money baseline = pricing.orElseThrow().baseline().perHour();
    fleet.add(
        new GroupSaving(
            name,
            clusters,
            sizing,
            assumed,
            nodes,
            nodes(clusters, sizing, ratio.value()),
            hours,
            saved(clusters, sizing, hours, ratio.value()),
            ratio.low95().map(low -> saved(clusters, sizing, hours, low)),
            ratio.high95().map(high -> saved(clusters, sizing, hours, high)),
            baseline.times((long) nodes * hours).rounded(),
            payback.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(payback)),
            sizing == Sizing.COUNT && assumed
                ? Optional.of(
                    "utilisation not stated, so whether as many nodes are enough is not checked;"
                        + " latency not checked")
                : Optional.empty()));
    return this;
  }

  private Money saved(int clusters, Sizing sizing, int hours, double ratio) {
    Pricing prices = pricing.orElseThrow();
    Money today = prices.baseline().perHour().times(3L * clusters * hours);
    Money then = prices.contender().perHour().times((long) nodes(clusters, sizing, ratio) * hours);
    return today.minus(then).rounded();
  }

  private static int nodes(int clusters, Sizing sizing, double ratio) {
    return switch (sizing) {
      case COUNT -> 3 * clusters;
      case THROUGHPUT -> clusters * (int) Math.ceil(3 / ratio);
      case POOLED -> (int) Math.ceil(3 * clusters / ratio);
    };
  }

  Worth build() {
    Optional<Whole> whole = loads.stream().findFirst().map(this::whole);
    return new Worth(suites, whole, pricing, unpriced, certainty);
  }

  private Whole whole(LoadRatio counts) {
    return new Whole(
        coverage,
        equalWeights,
        loads,
        counts.load(),
        loadWords,
        counts.ratio(),
        new Verdict.Equivalent(),
        value(counts.ratio()),
        robustness,
        pricing.isPresent() && counts.ratio().low95().isPresent()
            ? DoubleStream.concat(
                    IntStream.rangeClosed(12, 24).mapToDouble(step -> 5 * step / 100.0),
                    DoubleStream.of(pricing.orElseThrow().breakEven()))
                .sorted()
                .mapToObj(ratio -> new PriceConfidence(ratio, confidence(counts.ratio(), ratio)))
                .toList()
            : List.of(),
        fleet,
        List.of(),
        notes);
  }

  private Optional<Valuation> value(Ratio ratio) {
    return pricing.map(prices -> value(ratio, prices.breakEven()));
  }

  private Valuation value(Ratio ratio, double breakEven) {
    Ratio work =
        new Ratio(
            ratio.value() / breakEven,
            ratio.low95().map(low -> low / breakEven),
            ratio.high95().map(high -> high / breakEven),
            ratio.low50().map(low -> low / breakEven),
            ratio.high50().map(high -> high / breakEven));
    return new Valuation(
        work,
        new Range(
            1 - 1 / work.value(),
            work.low95().map(low -> 1 - 1 / low),
            work.high95().map(high -> 1 - 1 / high)),
        ratio.low95().map(low -> confidence(ratio, breakEven)),
        always ? forced.orElseThrow() : verdict(work));
  }

  private MoneyVerdict verdict(Ratio work) {
    double low = work.low95().orElse(0.0);
    double high = work.high95().orElse(Double.MAX_VALUE);
    if (low > 1) {
      return new MoneyVerdict.Cheaper(low > 1 + MARGIN);
    }
    return high < 1 ? new MoneyVerdict.Dearer(high < 1 - MARGIN) : forced.orElseThrow();
  }

  /** Student's t at four degrees of freedom, for which there is a closed form. */
  private static double confidence(Ratio ratio, double priceRatio) {
    double se = Math.log(ratio.high95().orElseThrow() / ratio.low95().orElseThrow()) / 2 / T;
    double t = Math.log(ratio.value() / priceRatio) / se;
    double square = t * t / 4;
    return .5 + 3.0 / 8 * t / Math.sqrt(1 + square) * (1 - square / (1 + square) / 3);
  }
}
