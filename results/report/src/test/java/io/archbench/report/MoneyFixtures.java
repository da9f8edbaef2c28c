package io.archbench.report;

import static io.archbench.report.CellBuilder.cell;
import static io.archbench.report.WorthBuilder.load;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.price.Sizing;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.Certainty.Word;
import io.archbench.analysis.whole.Load;
import io.archbench.analysis.whole.LoadRatio;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Robustness;
import io.archbench.analysis.whole.Worth;
import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports that speak of money; prices are real, every ratio is made up. */
final class MoneyFixtures {
  private static final String EXCLUDED =
      "Not in the prices: disks, egress, licences and discounts.";
  private static final Price D16_V3 =
      azure("Standard_D16_v3", Architecture.AMD64, "0.7680", Optional.of("temporary disk"));
  private static final Price D16PS_V6 =
      azure("Standard_D16ps_v6", Architecture.ARM64, "0.5620", Optional.empty());
  private static final Price LINODE =
      new Price(
          "linode",
          "dedicated-32gb",
          "",
          Optional.of(Architecture.AMD64),
          Optional.of(16),
          Optional.of(new BigDecimal("32")),
          Optional.of("640 GB"),
          "linux",
          PurchaseOption.ON_DEMAND,
          Money.usd("0.432"),
          LocalDate.parse("2026-09-01"),
          "price book of archbench");
  private static final Optional<Double> NO_SHARE = Optional.empty();

  private MoneyFixtures() {}

  /** High certainty, a fleet of two groups whose sizing is stated. */
  static Report cheaper() {
    Worth worth =
        WorthBuilder.priced(
                side(D16_V3),
                side(D16PS_V6),
                "Standard_D16_v3 has a local temporary disk, Standard_D16ps_v6 has none; like for"
                    + " like is Standard_D16pds_v6 at 0.734 USD an hour.",
                EXCLUDED)
            .suite("indexing", Optional.of(.5), false, load(Load.MAX, .93, .908, .953))
            .suite("relational", Optional.of(.25), false, load(Load.MAX, .86, .835, .886))
            .suite("coordination", Optional.of(.25), true, load(Load.MAX, 1.04, 1.003, 1.078))
            .robust(new Robustness.AllCheaper())
            .whole(
                .88,
                "all CPUs busy: a quarter of the CPUs busy was not measured on both sides",
                load(Load.MAX, .934, .915, .953))
            .group("prod", 60, Sizing.COUNT, false, 8760, "3.3")
            .group("dev", 40, Sizing.POOLED, false, 2500, "")
            .certain(Word.HIGH)
            .build();
    return report("controller-nodes", false, architectures(worth, "node"));
  }

  /** Too wide to tell, less than half of the cost measured, sizing not stated. */
  static Report undecided() {
    WorthBuilder worth =
        WorthBuilder.priced(side(D16_V3), side(D16PS_V6), EXCLUDED)
            .undecided(
                "it may be cheaper or dearer; forecast: 6 nodes more a side (7.5 h) for a verdict if"
                    + " the ratio stays",
                6,
                7.5)
            .suite("indexing", Optional.of(1.0), false, load(Load.MAX, .74, .70, .782))
            .suite("jvm", NO_SHARE, false, load(Load.MAX, .97, .95, .99))
            .suite("dashboard", NO_SHARE, false)
            .robust(new Robustness.Flips("indexing", .61, true))
            .whole(.44, "", load(Load.MAX, .74, .70, .782))
            .certain(Word.LOW, "it may be cheaper or dearer", "images not checked");
    for (Sizing sizing : Sizing.values()) {
      worth.group("prod", 100, sizing, true, 8760, "");
    }
    return report("first-look", false, architectures(worth.build(), "node"));
  }

  /** Faster, and still dearer. */
  static Report dearer() {
    Worth worth =
        WorthBuilder.priced(
                side(LINODE), side(D16PS_V6), "compares 32 GB with 64 GiB of memory", EXCLUDED)
            .suite("indexing", Optional.of(1.0), false, load(Load.MAX, 1.05, 1.02, 1.08))
            .robust(new Robustness.AllDearer())
            .whole(
                .62,
                "all CPUs busy: a quarter of the CPUs busy was not measured on both sides",
                load(Load.MAX, 1.05, 1.02, 1.08))
            .group("all", 100, Sizing.POOLED, false, 8760, "")
            .certain(Word.MODERATE, "images not checked")
            .build();
    return report("leave-linode", false, architectures(worth, "node"));
  }

  /** A whole without prices. */
  static Report unpriced() {
    Worth worth =
        WorthBuilder.unpriced(
                "arm64 is priced as azure/Standard_D16ps_v6 but was measured on local hardware: say"
                    + " pricedAs: true if the price is meant")
            .suite("indexing", Optional.of(.66), false, load(Load.MAX, .93, .908, .953))
            .suite("coordination", Optional.of(.34), true, load(Load.MAX, 1.04, 1.003, 1.078))
            .whole(.88, "", load(Load.MAX, .965, .944, .986))
            .build();
    return report("no-prices", false, architectures(worth, "node"));
  }

  /** Measured at two loads which differ in sign; the same cost within the margin. */
  static Report twoLoads() {
    Price baseline = aws("m6i.4xlarge", Architecture.AMD64, "0.768");
    Price contender = aws("m7g.4xlarge", Architecture.ARM64, "0.6528");
    Money withDisk = Money.usd("0.66595");
    Worth worth =
        WorthBuilder.priced(
                side(baseline),
                new Pricing.Side(contender, withDisk, false, List.of("m7g.4xlarge")),
                EXCLUDED)
            .verdict(new MoneyVerdict.Same())
            .suite(
                "indexing",
                Optional.of(1.0),
                false,
                load(Load.QUARTER, .86, .84, .88),
                load(Load.MAX, 1.02, .995, 1.046))
            .robust(new Robustness.Mixed())
            .whole(
                .91,
                "how busy the fleet's nodes are is not stated: the more cautious of two loads, a quarter"
                    + " of the CPUs busy",
                load(Load.QUARTER, .86, .84, .88),
                load(Load.MAX, 1.02, .995, 1.046))
            .group("prod", 10, Sizing.COUNT, false, 8760, "")
            .certain(
                Word.MODERATE,
                "inside the margin, and not clear of the line",
                "CPU models not stated for prod")
            .build();
    return report("generations", false, architectures(worth, "node"));
  }

  /** Two result files of others: nothing known but the figures. */
  static Report files() {
    Pricing.Side baseline = new Pricing.Side(D16_V3, D16_V3.perHour(), true, List.of());
    Pricing.Side contender = new Pricing.Side(D16PS_V6, D16PS_V6.perHour(), true, List.of());
    LoadRatio ratio = load(Load.AS_MEASURED, .98, .95, 1.01);
    Worth worth =
        WorthBuilder.priced(baseline, contender, EXCLUDED)
            .equalWeights()
            .suite("jmh", NO_SHARE, false, ratio)
            .robust(new Robustness.AllCheaper())
            .whole(1, "the thread counts as they were measured", ratio)
            .note("the operations' weights are not known: each counts the same")
            .certain(
                Word.LOW,
                "1 file a side",
                "images not checked",
                "priced as a type that was not measured",
                "every operation counts the same, which is an assumption")
            .build();
    Comparison comparison =
        new Comparison(
            "baseline",
            "contender",
            Pairing.FILES,
            "fork",
            List.of(cells().build()),
            List.of(),
            worth);
    RunFacts facts =
        new RunFacts(
            Fixture.CREATED,
            "0.1.0",
            Optional.empty(),
            "5 forks, warm-up 5 × 10 s, measured 5 × 10 s",
            Policy.DEFAULT,
            Map.of(),
            List.of(),
            List.of(file("baseline", "base.json"), file("contender", "arm.json")),
            Optional.empty(),
            Optional.empty(),
            List.of("Where the files were made is not in them."),
            "archbench compare base.json arm.json --price-baseline azure/Standard_D16_v3"
                + " --price-contender azure/Standard_D16ps_v6",
            new TreeMap<>());
    return new Report(
        Fixture.document("files", "", false, List.of(comparison), List.of()),
        facts,
        Fixture.NO_SAMPLES);
  }

  /** Prices of a run that was too short. */
  static Report demonstration() {
    MoneyVerdict none =
        new MoneyVerdict.Undecided("a demonstration: too short to be steady", Optional.empty());
    Worth worth =
        WorthBuilder.priced(side(D16_V3), side(D16PS_V6), EXCLUDED)
            .always(none)
            .suite("indexing", Optional.of(1.0), false, load(Load.MAX, .93, .82, 1.06))
            .robust(new Robustness.AllCheaper())
            .whole(.44, "", load(Load.MAX, .93, .82, 1.06))
            .group("prod", 100, Sizing.POOLED, false, 8760, "")
            .certain(Word.LOW, "a demonstration")
            .build();
    Comparison comparison =
        new Comparison(
            "amd64",
            "arm64",
            Pairing.OWN_NODES,
            "node",
            List.of(Fixture.brief(cells()).build()),
            List.of(),
            worth);
    return report("quick-look", true, comparison);
  }

  /** Names that would be markup, formulas or commands somewhere. */
  static Report hostile() {
    Price bad =
        new Price(
            "=cmd|'/c calc'!A1",
            "<script>alert(1)</script>",
            "@here #1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("`rm -rf` | disk"),
            "+linux",
            PurchaseOption.NEGOTIATED,
            new Money(new BigDecimal("1.25"), "EUR"),
            LocalDate.parse("2026-11-01"),
            "-contract | 4711 \u001b[31m</td><img src=x onerror=alert(2)>");
    Price worse =
        new Price(
            "own",
            "\"type\" & <b>more</b>",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "linux",
            PurchaseOption.SPOT,
            new Money(new BigDecimal("0.9"), "EUR"),
            LocalDate.parse("2026-11-02"),
            "@sum(1) https://example.invalid/</small>");
    Worth worth =
        WorthBuilder.priced(
                new Pricing.Side(bad, bad.perHour(), true, List.of("<i>VM</i>", "@ops|")),
                side(worse),
                "*note* with `code` | <b>bold</b>")
            .suite("<svg/onload=alert(3)>", Optional.of(1.0), true, load(Load.MAX, .9, .86, .94))
            .robust(new Robustness.Flips("=suite|1", .5, false))
            .note("</ul><script>alert(4)</script>")
            .whole(.9, "<b>load</b>", load(Load.MAX, .9, .86, .94))
            .group("=HYPERLINK(\"x\")|<b>g</b>", 3, Sizing.POOLED, false, 8760, "")
            .certain(Word.LOW, "<u>deduction</u> | @all")
            .build();
    return report("hostile-money", false, architectures(worth, "trial"));
  }

  private static RunFacts.SourceFile file(String side, String name) {
    return new RunFacts.SourceFile(side, name, "JMH JSON", 1, List.of("21.0.8"), List.of("1.37"));
  }

  /** One comparison of architectures, its cells made up. */
  private static Comparison architectures(Worth worth, String unit) {
    return new Comparison(
        "amd64",
        "arm64",
        Pairing.OWN_NODES,
        unit,
        List.of(
            cells().build(),
            cell("indexing/BulkIndex.weblogs?docs=10000:thrpt:tmax", "ops/s")
                .measured(41.27, .969, .951, .988, 5)
                .verdict(new Verdict.Regressed())
                .build()),
        List.of(
            new FairnessRow("cpu.model", "Xeon 8370C", "Neoverse-N2", FairnessRow.Kind.VARIED),
            new FairnessRow("jvm.build", "21.0.8+9-LTS", "21.0.8+9-LTS", FairnessRow.Kind.SAME)),
        worth);
  }

  private static CellBuilder cells() {
    return cell("indexing/Search.sorted?codec=default&size=20:thrpt:tmax", "ops/s")
        .measured(8_123, 1.004, .996, 1.012, 5)
        .verdict(new Verdict.Equivalent());
  }

  private static Report report(String study, boolean demonstration, Comparison comparison) {
    Report usual =
        Fixture.complete(
            Fixture.document(study, "abcdefgh", demonstration, List.of(comparison), List.of()),
            List.of());
    RunFacts facts = usual.facts();
    return new Report(
        usual.document(),
        new RunFacts(
            facts.created(),
            facts.archbenchVersion(),
            facts.rounds(),
            facts.jmhSettings(),
            facts.policy(),
            facts.cellPolicies(),
            Stream.of("amd64", "arm64").flatMap(MoneyFixtures::nodes).toList(),
            facts.files(),
            facts.readiness(),
            facts.ranBy(),
            facts.notes(),
            facts.repeatCommand(),
            facts.hashes()),
        usual.samples());
  }

  private static Stream<RunFacts.Ran> nodes(String architecture) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(
            node ->
                new RunFacts.Ran(
                    architecture,
                    architecture + "-pool-" + node,
                    architecture,
                    architecture.equals("amd64") ? "Xeon 8370C" : "Neoverse-N2",
                    16,
                    "6.1.0-28-" + architecture,
                    "21.0.8+9-LTS",
                    List.of("-XX:+UseG1GC", "-Xms8g", "-Xmx8g")));
  }

  static Pricing.Side side(Price price) {
    return new Pricing.Side(price, price.perHour(), false, List.of(price.type()));
  }

  private static Price azure(
      String type, Architecture architecture, String amount, Optional<String> disk) {
    return new Price(
        "azure",
        type,
        "eastus",
        Optional.of(architecture),
        Optional.of(16),
        Optional.of(new BigDecimal("64")),
        disk,
        "linux",
        PurchaseOption.ON_DEMAND,
        Money.usd(amount),
        LocalDate.parse("2026-06-18"),
        "price book of archbench");
  }

  private static Price aws(String type, Architecture architecture, String amount) {
    return new Price(
        "aws",
        type,
        "us-east-1",
        Optional.of(architecture),
        Optional.of(16),
        Optional.of(new BigDecimal("64")),
        Optional.empty(),
        "linux",
        PurchaseOption.ON_DEMAND,
        Money.usd(amount),
        LocalDate.parse("2026-07-20"),
        "price book of archbench");
  }

  /** A ratio of work for the same money, for tests of words. */
  static Ratio ratio(double value, double low, double high) {
    return load(Load.MAX, value, low, high).ratio();
  }
}
