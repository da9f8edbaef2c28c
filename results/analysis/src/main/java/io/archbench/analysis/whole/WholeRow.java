package io.archbench.analysis.whole;

import io.archbench.analysis.question.MoneyQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what a comparison says of all suites as one. */
record WholeRow(
    MoneyQuestion money,
    Optional<Valuer> valuer,
    Bearing bearing,
    MixJudge judge,
    Optional<StratifiedWhole> stratified) {
  Whole of(MeasuredWhole whole) {
    Circumstances circumstances = bearing.of(whole.members());
    MixEstimate estimate = whole.estimate();
    Optional<PricedPair> prices = valuer.map(Valuer::prices);
    FleetRows.Found fleet =
        prices
            .map(pair -> FleetRows.of(money, whole, pair, circumstances))
            .orElse(FleetRows.Found.NONE);
    List<String> notes = new ArrayList<>(WholeNotes.of(money, whole, bearing));
    notes.addAll(fleet.notes());
    stratified
        .map(models -> models.ratios(whole.point().load()))
        .orElse(List.of())
        .forEach(model -> notes.add(WholeNotes.words(model)));
    return new Whole(
        whole.shares().coverage(),
        money.equalWeights(),
        whole.loads().entrySet().stream()
            .map(entry -> SuiteRow.loadRatio(entry.getKey(), entry.getValue()))
            .toList(),
        whole.point().load(),
        whole.point().words(),
        estimate.ratio(),
        judge.judge(estimate, whole.members()),
        valuer.map(each -> each.value(estimate, circumstances)),
        prices.map(pair -> robustness(whole, pair.breakEven())),
        estimate
            .estimate()
            .map(known -> PriceCurve.of(known, prices.map(PricedPair::breakEven)))
            .orElse(List.of()),
        fleet.rows(),
        stratified.map(models -> models.ratios(whole.point().load())).orElse(List.of()),
        notes);
  }

  private static Robustness robustness(MeasuredWhole whole, double breakEven) {
    SortedMap<String, Double> suites = new TreeMap<>();
    List<Double> operations = new ArrayList<>();
    for (SuiteAtLoad suite : whole.members()) {
      suites.put(suite.name(), suite.estimate().ratio().value());
      suite.mix().cells().forEach(cell -> operations.add(cell.samples().ratio()));
    }
    return RobustnessRules.look(operations, suites, whole.shares().bySuite(), breakEven);
  }
}
