package io.archbench.report.html;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.sample.Samples;
import io.archbench.report.Report;
import io.archbench.report.RunFacts.Ready;
import io.archbench.report.view.CellMeasurements;
import io.archbench.report.view.CellView;
import io.archbench.report.view.Check;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.Conditions;
import io.archbench.report.view.ConfidenceView;
import io.archbench.report.view.Figures;
import io.archbench.report.view.MoneyOutcome;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import io.archbench.report.view.ScatterView;
import io.archbench.report.view.VariantsView;
import io.archbench.report.view.WorthRow;
import io.archbench.report.view.WorthView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the templates need beside the view: assets, anchors, and numbers kept on one line. */
public record HtmlPage(Check check, Map<String, CellMeasurements> measurements, PageAssets assets) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  static HtmlPage of(Report report, PageAssets assets) {
    Check check = Check.of(report);
    return new HtmlPage(check, measurements(check.view(), report.samples()), assets);
  }

  private record Shown(ComparisonView comparison, CellView cell) {}

  /** By the cell's anchor, on all processors: histograms of hundreds of cells take seconds. */
  private static Map<String, CellMeasurements> measurements(ReportView view, Samples samples) {
    return view.comparisons().stream()
        .flatMap(comparison -> comparison.cells().stream().map(cell -> new Shown(comparison, cell)))
        .toList()
        .parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                shown -> shown.cell().id(),
                shown ->
                    CellMeasurements.of(
                        samples, shown.comparison().comparison(), shown.cell().cell())));
  }

  /** The report itself. */
  public ReportView view() {
    return check.view();
  }

  /** When the run was made. */
  public String created() {
    return TIME.format(view().facts().created());
  }

  /** The axis of a comparison's rows. */
  public Axis axis(ComparisonView comparison) {
    return Axis.over(comparison.cells());
  }

  /** The picture of a cell, if it has a ratio. */
  public Optional<Forest> forest(CellView cell, Axis axis) {
    return cell.cell().ratio().map(ratio -> Forest.of(cell, ratio, axis));
  }

  /** The picture of a comparison's suites. */
  public WorthPlot plot(WorthView worth) {
    return WorthPlot.of(worth);
  }

  /** The picture of cost against latency. */
  public Scatter scatter(ScatterView view) {
    return Scatter.of(view);
  }

  /** The anchor of what is said of several variants. */
  public String id(VariantsView variants) {
    return "v" + (view().variants().indexOf(variants) + 1);
  }

  /** The class of an image's elements, in the colour that means the same for speed. */
  public static String name(Ready ready) {
    return Palette.name(
        switch (ready) {
          case BLOCKED -> Outcome.FAILED;
          case UNKNOWN -> Outcome.UNKNOWN;
          case SLOWER -> Outcome.SLOWER;
          case READY -> Outcome.FASTER;
        });
  }

  /** The picture of a confidence over prices. */
  public Curve curve(ConfidenceView confidence) {
    return Curve.of(confidence);
  }

  /** The class of an outcome's elements. */
  public String name(Outcome outcome) {
    return Palette.name(outcome);
  }

  /** The class of a money outcome's elements. */
  public String name(MoneyOutcome outcome) {
    return Palette.name(outcome);
  }

  /** The class of a row without or with a verdict on cost. */
  public String name(WorthRow row) {
    return row.outcome().map(Palette::name).orElse("same");
  }

  /** The words with each number tied to its unit. */
  public String tied(String words) {
    return words.replace(" %", "\u00a0%").replace("–", "\u2060–\u2060");
  }

  /** What was measured of a cell, fork by fork. */
  public CellMeasurements measurements(CellView cell) {
    return Objects.requireNonNull(measurements.get(cell.id()), cell.id());
  }

  /** A raw score with its unit. */
  public String score(Optional<Double> score, String unit) {
    return score.map(value -> Figures.score(value) + " " + unit).orElse("none");
  }

  /** Bytes allocated per operation. */
  public String allocation(Optional<Double> allocation) {
    return allocation.map(bytes -> Figures.bytes(bytes) + "/op").orElse("");
  }

  /** A number that a script can sort by; empty sorts last. */
  public String sortable(Optional<Double> value) {
    return value.filter(Double::isFinite).map(number -> Double.toString(number)).orElse("");
  }

  /** On what the certainty rests. */
  public Map<String, String> conditions() {
    return Conditions.of(view());
  }

  /** A cell's numbers in full, by what they are. */
  public Map<String, String> numbers(ComparisonView comparison, CellView view) {
    Map<String, String> numbers = new LinkedHashMap<>();
    var cell = view.cell();
    numbers.put("Cell", cell.key().text());
    numbers.put(
        "Metric", cell.metric() + " in " + cell.unit() + ", " + cell.better() + " is better");
    numbers.put(capital(comparison.comparison().unit()) + "s on each side", view.units());
    view.change().ifPresent(change -> numbers.put("Change", change.sentence()));
    cell.ratio()
        .ifPresent(
            ratio -> {
              numbers.put("Speed ratio", Figures.significant(ratio.value(), 4));
              limits(ratio.low95(), ratio.high95())
                  .ifPresent(limits -> numbers.put("95 % interval", limits));
              limits(ratio.low50(), ratio.high50())
                  .ifPresent(limits -> numbers.put("50 % interval", limits));
            });
    cell.se().ifPresent(se -> numbers.put("Standard error, ln", Figures.significant(se, 2)));
    cell.df().ifPresent(df -> numbers.put("Degrees of freedom", Figures.significant(df, 2)));
    cell.nodes().ifPresent(nodes -> NodeWords.put(nodes, numbers));
    allocations(cell.allocation()).ifPresent(words -> numbers.put("Allocation", words));
    cell.further().forEach(each -> numbers.put(each.metric(), MetricWords.of(each)));
    view.reason().ifPresent(words -> numbers.put("Why it cannot be told", words));
    view.settle().ifPresent(words -> numbers.put("What would settle it", words));
    cell.voided().forEach(unit -> numbers.put("Void: " + unit.trial(), unit.cause()));
    if (!view.flags().isEmpty()) {
      numbers.put("Flags", view.flags());
    }
    return numbers;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Optional<String> limits(Optional<Double> low, Optional<Double> high) {
    return low.flatMap(
        from -> high.map(to -> Figures.significant(from, 4) + " to " + Figures.significant(to, 4)));
  }

  private Optional<String> allocations(Sided<Optional<Double>> sides) {
    return sides.baseline().isEmpty() && sides.contender().isEmpty()
        ? Optional.empty()
        : Optional.of(allocation(sides.baseline()) + " and " + allocation(sides.contender()));
  }
}
