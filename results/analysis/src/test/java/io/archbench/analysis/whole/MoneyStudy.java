package io.archbench.analysis.whole;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.price.Sizing;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A study of money for tests: variants {@code amd64} and {@code arm64}, each unit of a cell a trial
 * of its own at a node of its own, unless told otherwise.
 */
final class MoneyStudy {
  static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private final Pairing pairing;
  private final List<SuiteShare> shares = new ArrayList<>();
  private final Map<String, double[][]> cells = new LinkedHashMap<>();
  private final Map<String, VariantPrice> prices = new TreeMap<>();
  private final List<FleetGroup> fleet = new ArrayList<>();
  private final Map<String, String> machines =
      new TreeMap<>(Map.of("amd64", "Standard_D16_v3", "arm64", "Standard_D16ps_v6"));
  private final Map<String, String> answers = new TreeMap<>();
  private int nodes = Integer.MAX_VALUE;
  private int firstRound = 1;
  private final Map<String, Integer> firstRounds = new TreeMap<>();
  private boolean equalWeights;
  private boolean mix;
  private Optional<String> imageDoubt = Optional.empty();
  private double margin = .05;
  private long warmupMillis = 50_000;
  private boolean unfair;
  private final Map<String, List<String>> cpus = new TreeMap<>();

  private MoneyStudy(Pairing pairing) {
    this.pairing = pairing;
  }

  static MoneyStudy ownNodes() {
    return new MoneyStudy(Pairing.OWN_NODES);
  }

  static MoneyStudy sameNode() {
    return new MoneyStudy(Pairing.SAME_NODE);
  }

  /** A suite with its share of the node's cost, null for none, and operations as name, weight. */
  MoneyStudy suite(String name, @Nullable String share, String... operations) {
    SortedMap<String, BigDecimal> weights = new TreeMap<>();
    for (int i = 0; i < operations.length; i += 2) {
      weights.put(operations[i], new BigDecimal(operations[i + 1]));
    }
    shares.add(
        new SuiteShare(name, Optional.ofNullable(share).map(BigDecimal::new), false, weights));
    return this;
  }

  /** The throughput of each unit on both sides; NaN where it has none. */
  MoneyStudy cell(String key, double[] baseline, double[] contender) {
    cells.put(key, new double[][] {baseline, contender});
    firstRounds.put(key, firstRound);
    return this;
  }

  /** A cell of six units a side that are as fast as each other, the contender at that ratio. */
  MoneyStudy cell(String key, double ratio) {
    return cell(key, repeated(6, 1_000), repeated(6, 1_000 * ratio));
  }

  static double[] repeated(int units, double value) {
    double[] values = new double[units];
    Arrays.fill(values, value);
    return values;
  }

  /** Cells that follow start at that round. */
  MoneyStudy fromRound(int round) {
    firstRound = round;
    return this;
  }

  /** How many nodes a side there are, used in turn. */
  MoneyStudy nodes(int count) {
    nodes = count;
    return this;
  }

  /** The contender gives other answers in that cell. */
  MoneyStudy otherAnswer(String key) {
    answers.put(key, "b".repeat(64));
    return this;
  }

  MoneyStudy equalWeights() {
    equalWeights = true;
    return this;
  }

  MoneyStudy mixPurchaseOptions() {
    mix = true;
    return this;
  }

  MoneyStudy imagesNotChecked() {
    imageDoubt = Optional.of(MoneyQuestion.NOT_CHECKED);
    return this;
  }

  MoneyStudy margin(double value) {
    margin = value;
    return this;
  }

  MoneyStudy warmup(long millis) {
    warmupMillis = millis;
    return this;
  }

  /** The contender's nodes have a collector that the study does not vary. */
  MoneyStudy unfair() {
    unfair = true;
    return this;
  }

  /** CPU models of a side's nodes, by turns. */
  MoneyStudy cpuModels(String variant, String... models) {
    cpus.put(variant, List.of(models));
    return this;
  }

  MoneyStudy measuredOn(String variant, String type) {
    machines.put(variant, type);
    return this;
  }

  MoneyStudy measuredLocally() {
    machines.clear();
    return this;
  }

  MoneyStudy prices(String amd64, String arm64) {
    return price("amd64", price("Standard_D16_v3", Architecture.AMD64, amd64), false)
        .price("arm64", price("Standard_D16ps_v6", Architecture.ARM64, arm64), false);
  }

  /** Today's: .768 and .562 USD an hour. */
  MoneyStudy listPrices() {
    return prices("0.768", "0.562");
  }

  MoneyStudy price(String variant, Price price, boolean pricedAs) {
    prices.put(variant, new VariantPrice(price, price.perHour(), pricedAs));
    return this;
  }

  static Price price(String type, Architecture architecture, String usd) {
    return price(type, architecture, Money.usd(usd), PurchaseOption.ON_DEMAND, DAY);
  }

  static Price price(
      String type,
      Architecture architecture,
      Money perHour,
      PurchaseOption purchase,
      LocalDate date) {
    return new Price(
        "azure",
        type,
        "eastus",
        Optional.of(architecture),
        Optional.of(16),
        Optional.of(new BigDecimal("64")),
        Optional.empty(),
        "linux",
        purchase,
        perHour,
        date,
        "a list");
  }

  MoneyStudy fleet(FleetGroup group) {
    fleet.add(group);
    return this;
  }

  static FleetGroup group(
      String name, Optional<Sizing> sizing, @Nullable String utilisation, String... move) {
    return group(name, sizing, utilisation, Map.of("Xeon 8370C", BigDecimal.ONE), move);
  }

  static FleetGroup group(
      String name,
      Optional<Sizing> sizing,
      @Nullable String utilisation,
      Map<String, BigDecimal> cpus,
      String... move) {
    return new FleetGroup(
        name,
        100,
        3,
        1,
        sizing,
        Optional.ofNullable(utilisation).map(BigDecimal::new),
        8760,
        new TreeMap<>(cpus),
        Optional.empty(),
        List.of(move),
        Optional.empty());
  }

  MoneyQuestion money() {
    return new MoneyQuestion(prices, shares, equalWeights, fleet, margin, mix, imageDoubt, DAY);
  }

  Question question() {
    return new Question(
        "synthetic",
        "syntheti",
        RecordBuilder.WORK_SHA256,
        Aim.ESTIMATE,
        List.of(new Sides("amd64", "arm64", pairing, false)),
        cells.keySet().stream()
            .map(key -> new PlannedCell(CellKey.parse(key), warmupMillis, 20_000))
            .toList(),
        Map.of(),
        new Policy(.03, .05, Set.of()),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        money());
  }

  /** One record for each suite, round and side that has any value. */
  List<Collected> trials() {
    List<Collected> trials = new ArrayList<>();
    List<String> suites = cells.keySet().stream().map(MoneyStudy::suiteOf).distinct().toList();
    for (String suite : suites) {
      for (int round = 1; round <= 64; round++) {
        record(suite, "amd64", round).ifPresent(trials::add);
        record(suite, "arm64", round).ifPresent(trials::add);
      }
    }
    return trials;
  }

  private Optional<Collected> record(String suite, String variant, int round) {
    boolean contender = variant.equals("arm64");
    boolean apart = pairing != Pairing.SAME_NODE;
    Architecture architecture = contender && apart ? Architecture.ARM64 : Architecture.AMD64;
    RecordBuilder record =
        RecordBuilder.of(suite, variant)
            .architecture(architecture)
            .round(round)
            .place((apart ? variant : "node") + "-" + (round - 1) % nodes);
    Optional.ofNullable(machines.get(variant)).ifPresent(record::instanceType);
    Optional.ofNullable(cpus.get(variant))
        .map(models -> models.get((round - 1) % models.size()))
        .map(model -> EnvironmentBuilder.of(architecture).cpuModel(model).build())
        .ifPresent(record::environment);
    if (unfair && contender) {
      record.environment(EnvironmentBuilder.of(architecture).parallel().build());
    }
    boolean any = false;
    for (Map.Entry<String, double[][]> cell : cells.entrySet()) {
      double[] values = cell.getValue()[contender ? 1 : 0];
      int index = round - firstRounds.getOrDefault(cell.getKey(), 1);
      boolean mine = suiteOf(cell.getKey()).equals(suite) && index >= 0 && index < values.length;
      if (mine && !Double.isNaN(values[index])) {
        any = true;
        record.answer(
            contender ? answers.getOrDefault(cell.getKey(), "a".repeat(64)) : "a".repeat(64));
        record.cell(cell.getKey(), unit(cell.getKey()), values[index], values[index]);
      }
    }
    return any ? Optional.of(record.collected()) : Optional.empty();
  }

  private static String suiteOf(String key) {
    return CellKey.parse(key).suite();
  }

  private static String unit(String key) {
    return switch (CellKey.parse(key).mode()) {
      case THROUGHPUT -> "ops/s";
      case AVERAGE_TIME, SAMPLE_TIME, SINGLE_SHOT -> "s/op";
    };
  }

  Comparison compare() {
    return Comparer.compare(question(), trials()).comparisons().getFirst();
  }

  Whole whole() {
    return compare().whole().orElseThrow();
  }

  MoneyVerdict verdict() {
    return whole().value().orElseThrow().verdict();
  }
}
