package io.archbench.analysis.whole;

import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.whole.MeasuredWhole.Weighing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares suites and the whole, and prices what it finds: statistics.md §2, docs/money.md. */
public final class WholeComparer {
  private final MoneyQuestion money;
  private final PricedSides prices;
  private final Bearing bearing;
  private final MixJudge judge;
  private final Weighing weighing;

  private WholeComparer(Question question, PricedSides prices, Bearing bearing) {
    this.money = question.money();
    this.prices = prices;
    this.bearing = bearing;
    judge = new MixJudge(question.aim(), question.policy(), bearing);
    weighing = new Weighing(bearing.isPaired(), money.equalWeights());
  }

  /**
   * What a comparison says beyond its cells.
   *
   * @param cells all that may have been measured, planned or not
   * @param machineTypes types of the machines that a variant ran on
   * @param cpuModels CPU model of each node that a variant ran on
   * @param unfair fields that differ though they should not, in words
   */
  public static Worth compare(
      Question question,
      Sides sides,
      Unit unit,
      List<PlannedCell> cells,
      Samples samples,
      Function<String, List<String>> machineTypes,
      Function<String, Map<String, String>> cpuModels,
      List<String> unfair) {
    MoneyQuestion money = question.money();
    if (money.shares().isEmpty() && money.prices().isEmpty()) {
      return Worth.NONE;
    }
    Map<String, List<PlannedCell>> bySuite =
        cells.stream().collect(Collectors.groupingBy(cell -> cell.key().suite()));
    Function<Samples, List<MeasuredSuite>> measured =
        some ->
            money.shares().stream()
                .map(
                    share ->
                        new SuiteMeasurement(sides, unit, some, money.equalWeights())
                            .measure(share, bySuite.getOrDefault(share.suite(), List.of())))
                .toList();
    WholeComparer comparer =
        new WholeComparer(
            question,
            PricedSides.of(money, sides, machineTypes),
            new Bearing(sides.pairing(), unit, unfair));
    return comparer.worth(
        measured.apply(samples),
        CpuStrata.of(sides, unit, cpuModels)
            .map(strata -> comparer.stratified(strata, samples, measured)));
  }

  private StratifiedWhole stratified(
      CpuStrata strata, Samples samples, Function<Samples, List<MeasuredSuite>> measured) {
    SortedMap<String, MeasuredWhole> byModel = new TreeMap<>();
    strata
        .places()
        .forEach(
            (model, places) ->
                MeasuredWhole.of(
                        measured.apply(samples.at(places, strata.variant())),
                        money.fleet(),
                        weighing)
                    .ifPresent(whole -> byModel.put(model, whole)));
    return new StratifiedWhole(strata, byModel, strata.mix(money.fleet()));
  }

  private Worth worth(List<MeasuredSuite> suites, Optional<StratifiedWhole> stratified) {
    Optional<MeasuredWhole> measured =
        MeasuredWhole.of(suites, money.fleet(), weighing)
            .map(
                whole -> stratified.map(each -> each.weighted(whole, money.fleet())).orElse(whole));
    Optional<Valuer> valuer = prices.prices().map(this::valuer);
    SuiteRow rows = new SuiteRow(measured, valuer, bearing, judge, money.fleet());
    Optional<Whole> whole =
        measured.map(new WholeRow(money, valuer, bearing, judge, stratified)::of);
    return new Worth(
        suites.stream().map(rows::of).toList(),
        whole,
        prices.prices().map(PricedPair::pricing),
        prices.unpriced(),
        measured.flatMap(
            all ->
                certainty(
                    all,
                    whole.flatMap(Whole::value),
                    stratified.flatMap(models -> models.unknown(all.point().load())))));
  }

  private Valuer valuer(PricedPair pair) {
    return new Valuer(pair, new MoneyRules(money.margin(), bearing.isPaired()));
  }

  private Optional<Certainty> certainty(
      MeasuredWhole measured, Optional<Valuation> value, Optional<String> unknownModels) {
    return value.flatMap(
        known ->
            prices
                .prices()
                .map(
                    pair ->
                        CertaintyRules.certainty(
                            known.verdict(),
                            money,
                            pair.pricing(),
                            bearing.unit(),
                            bearing.places(measured.members()),
                            unknownModels)));
  }
}
