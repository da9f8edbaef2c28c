package io.archbench.report;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.report.RunFacts.Image;
import io.archbench.report.RunFacts.Ran;
import io.archbench.report.RunFacts.Readiness;
import io.archbench.report.RunFacts.Ready;
import io.archbench.trial.Architecture;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.synthetic.RecordBuilder;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Reports whose figures were computed from made-up records, so that samples and figures agree. */
public final class MeasuredFixtures {
  private static final String SUITE = "dashboard";
  private static final int WARMUP = 4;
  private static final int ITERATIONS = 6;
  private static final int OPERATIONS = 4_000;
  private static final List<String> CELLS =
      List.of(
          "dashboard/Refresh.whole:thrpt:tmax",
          "dashboard/Search.term:thrpt:tmax",
          "dashboard/Bulk.weblogs?docs=1000:thrpt:tmax");
  private static final Readiness READINESS =
      new Readiness(
          "linux/arm64",
          List.of(
              new Image(
                  "shop/checkout:4.2",
                  Ready.READY,
                  List.of("its index has linux/arm64"),
                  List.of("shop/Deployment/checkout")),
              new Image(
                  "shop/metrics-agent:1.9",
                  Ready.BLOCKED,
                  List.of("its index has linux/amd64 only"),
                  List.of("kube-system/DaemonSet/metrics-agent")),
              new Image(
                  "shop/search:8.1",
                  Ready.SLOWER,
                  List.of("libzstd-jni has no code for linux/arm64: Java code is used instead"),
                  List.of("shop/StatefulSet/search", "shop/StatefulSet/search-cold")),
              new Image(
                  "internal/legacy@sha256:00",
                  Ready.UNKNOWN,
                  List.of("its registry does not answer"),
                  List.of())));

  private MeasuredFixtures() {}

  /**
   * A made-up machine type.
   *
   * @param speed against the first variant's
   * @param tail how much longer its slowest operations take
   */
  private record Machine(
      String name, Architecture architecture, String price, double speed, double tail) {}

  private static final List<Machine> MACHINES =
      List.of(
          new Machine("d16v3", Architecture.AMD64, "0.768", 1, 1),
          new Machine("d16psv6", Architecture.ARM64, "0.562", .97, 1.1),
          new Machine("d16sv6", Architecture.AMD64, "0.806", 1.31, .8),
          new Machine("m7g", Architecture.ARM64, "0.6528", 1.08, .95),
          new Machine("c4a", Architecture.ARM64, "0.7184", 1.35, .7),
          new Machine("b16", Architecture.AMD64, "0.665", .8, 1.9));

  /** Two variants on nodes of their own, with warm-up, latencies and counters. */
  static Report series() {
    return report("latency", MACHINES.subList(0, 2), CELLS, 5, Optional.of(READINESS));
  }

  /** Six variants with one baseline. */
  static Report variants() {
    return report("machine-types", MACHINES, CELLS, 5, Optional.empty());
  }

  /** Two variants and that many cells. */
  public static Report cells(int number) {
    List<String> cells =
        IntStream.range(0, number)
            .mapToObj(n -> "dashboard/Search.query?n=" + n + ":thrpt:tmax")
            .toList();
    return report("many", MACHINES.subList(0, 2), cells, 5, Optional.empty());
  }

  private static Report report(
      String study,
      List<Machine> machines,
      List<String> cells,
      int nodes,
      Optional<Readiness> readiness) {
    List<Collected> collected = new ArrayList<>();
    Random random = new Random(20_261_130);
    for (Machine machine : machines) {
      for (int node = 1; node <= nodes; node++) {
        collected.add(trial(machine, cells, node, random));
      }
    }
    return new Report(
        Comparer.compare(question(study, machines, weights(cells)), collected),
        facts(study, collected, readiness),
        Comparer.samples(collected));
  }

  private static Collected trial(Machine machine, List<String> cells, int node, Random random) {
    RecordBuilder record =
        RecordBuilder.of(SUITE, machine.name())
            .architecture(machine.architecture())
            .round(node)
            .place(machine.name() + "-" + node)
            .instanceType(machine.name())
            .settings(
                new JmhSettings(
                    Duration.ofSeconds(40),
                    ITERATIONS,
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(3)));
    double own = machine.speed() * Math.exp(.012 * random.nextGaussian());
    for (String cell : cells) {
      double[] warmup = new double[WARMUP];
      double[] iterations = new double[ITERATIONS];
      for (int i = 0; i < WARMUP; i++) {
        warmup[i] = rounded(1_000 * own * (1 - .5 / (i + 1.2)));
      }
      for (int i = 0; i < ITERATIONS; i++) {
        iterations[i] = 1_000 * own * Math.exp(.01 * random.nextGaussian());
      }
      record
          .warmup(warmup)
          .allocation(48_000, 48_100)
          .histogram("service", latencies(own, machine.tail(), random))
          .cell(cell, "ops/s", iterations);
    }
    return record.collected();
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  private static String latencies(double speed, double tail, Random random) {
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < OPERATIONS; i++) {
      double slow = random.nextInt(50) == 0 ? 6 * tail * (1 + random.nextDouble()) : 1;
      histogram.recordValue(
          Math.round(900_000 / speed * slow * Math.exp(.1 * random.nextGaussian())));
    }
    histogram.setTag("service");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistogramLogWriter writer = new HistogramLogWriter(out);
    writer.outputLogFormatVersion();
    writer.outputIntervalHistogram(0, 1, histogram, 1);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Of equal weight, however many. */
  private static SortedMap<String, BigDecimal> weights(List<String> cells) {
    SortedMap<String, BigDecimal> weights = new TreeMap<>();
    for (String cell : cells) {
      String operation = cell.substring(cell.indexOf('/') + 1, cell.indexOf(':'));
      weights.put(
          operation,
          BigDecimal.ONE.divide(BigDecimal.valueOf(cells.size()), MathContext.DECIMAL64));
    }
    return weights;
  }

  private static Question question(
      String study, List<Machine> machines, SortedMap<String, BigDecimal> weights) {
    Map<String, VariantPrice> prices = new LinkedHashMap<>();
    machines.forEach(machine -> prices.put(machine.name(), price(machine)));
    String baseline = machines.getFirst().name();
    return new Question(
        study,
        "abcdefgh",
        RecordBuilder.WORK_SHA256,
        Aim.ESTIMATE,
        machines.stream()
            .skip(1)
            .map(machine -> new Sides(baseline, machine.name(), Pairing.OWN_NODES, false))
            .toList(),
        List.of(),
        Map.of(),
        Policy.DEFAULT,
        Map.of(),
        Map.of(),
        List.of("trials/dashboard-d16v3-r01/a1/record.json.gz"),
        List.of(),
        new MoneyQuestion(
            prices,
            List.of(new SuiteShare(SUITE, Optional.of(BigDecimal.ONE), false, weights)),
            false,
            List.of(),
            .05,
            false,
            Optional.of(MoneyQuestion.NOT_CHECKED),
            LocalDate.parse("2026-11-24")));
  }

  private static VariantPrice price(Machine machine) {
    Money perHour = Money.usd(machine.price());
    Price price =
        new Price(
            "cloud",
            machine.name(),
            "eastus",
            Optional.of(machine.architecture()),
            Optional.of(16),
            Optional.of(new BigDecimal("64")),
            Optional.empty(),
            "linux",
            PurchaseOption.ON_DEMAND,
            perHour,
            LocalDate.parse("2026-11-20"),
            "https://prices.example/list");
    return new VariantPrice(price, perHour, false);
  }

  private static RunFacts facts(
      String study, List<Collected> collected, Optional<Readiness> readiness) {
    TreeMap<String, String> hashes = new TreeMap<>();
    hashes.put("plan", "ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d");
    hashes.put("records", "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8");
    return new RunFacts(
        Fixture.CREATED,
        "0.1.0",
        Optional.of(new RunFacts.Rounds(20261130, 5, 5)),
        "40 s warm-up, then 6 × 10 s, in a fresh JVM",
        GateRules.of(Policy.DEFAULT),
        Map.of(),
        collected.stream().map(MeasuredFixtures::ran).distinct().toList(),
        List.of(),
        readiness,
        Optional.of("ada@build-7"),
        List.of(),
        "archbench run examples/" + study + ".yaml --on kubernetes",
        hashes);
  }

  private static Ran ran(Collected collected) {
    TrialRecord record = collected.record();
    return new Ran(
        record.spec().variant().name(),
        collected.placement().place(),
        record.environment().architecture().text(),
        record.environment().cpu().model(),
        record.environment().cpu().processors(),
        record.environment().kernel(),
        record.environment().jvm().build(),
        List.of());
  }
}
