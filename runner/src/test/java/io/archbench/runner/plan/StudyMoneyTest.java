package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.RUN;
import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static io.archbench.runner.plan.PlanFixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.InvalidPriceFileException;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.price.Sizing;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.suite.SuiteDescription;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the study's keys to what is asked about money. */
class StudyMoneyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static MoneyQuestion money(String study) {
    return plan(study)
        .question(false, List.of(), List.of(), Map.of(), List.of(), List.of(), DAY)
        .money();
  }

  private static String priced(String g1, String parallel) {
    return STUDY
        .replace("g1: {", "g1: {price: " + g1 + ", ")
        .replace("parallel: {", "parallel: {price: " + parallel + ", ");
  }

  private static VariantPrice price(String study, String variant) {
    return Objects.requireNonNull(money(study).prices().get(variant), variant);
  }

  @Test
  void listedPricesComeFromTheBookWithDateAndSource() {
    VariantPrice price = price(priced("azure/Standard_D16_v3", "aws/m6i.4xlarge"), "g1");

    assertThat(price.perHour()).isEqualTo(Money.usd("0.7680"));
    assertThat(price.price().type()).isEqualTo("Standard_D16_v3");
    assertThat(price.price().region()).isEqualTo("eastus");
    assertThat(price.price().date()).isEqualTo(LocalDate.of(2026, 6, 18));
    assertThat(price.price().source()).isNotEmpty();
    assertThat(price.pricedAs()).isFalse();
    assertThat(price(priced("azure/Standard_D16_v3@westeurope", "aws/m6i.4xlarge"), "g1").perHour())
        .isEqualTo(Money.usd("0.9600"));
  }

  @Test
  void statedPricesCarryTheirTypeAndWhatComesOnTop() {
    String stated =
        "{usdPerHour: '0.5620', source: contract 4711, date: 2026-11-01, type: Standard_D16ps_v6,"
            + " extras: [{what: OS disk, usdPerMonth: '9.60'}, {what: backup, usdPerMonth: '5'}]},"
            + " pricedAs: true";
    VariantPrice price = price(priced("azure/Standard_D16_v3", stated), "parallel");

    assertThat(price.price().product()).isEqualTo("stated/Standard_D16ps_v6");
    assertThat(price.price().purchase()).isEqualTo(PurchaseOption.NEGOTIATED);
    assertThat(price.price().source()).isEqualTo("contract 4711");
    assertThat(price.pricedAs()).isTrue();
    assertThat(price.perMonth()).isEqualTo(Money.usd("14.60"));
    assertThat(price.perHour().amount()).isEqualByComparingTo("0.5820");
    assertThat(price.cost().perHour()).isEqualTo(Money.usd("0.5620"));
  }

  @Test
  void aStatedPriceWithoutATypeIsForWhatTheNodesAreLabelled() {
    String stated = "{usdPerHour: '0.5', source: x, date: 2026-11-01}";
    String labelled =
        stated + ", nodeLabels: {node.kubernetes.io/instance-type: Standard_D16ps_v6}";

    assertThat(price(priced(stated, labelled), "parallel").price().type())
        .isEqualTo("Standard_D16ps_v6");
    assertThat(price(priced(stated, labelled), "g1").price().product()).isEqualTo("stated/g1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          azure/Standard_D16_v4      | there is no price of azure/Standard_D16_v4 (did you mean 'azure/Standard_D16_v3'
          azure/Standard_D16_v3@mars | there is no price of azure/Standard_D16_v3 in mars: there are prices in eastus, westeurope
          azure/Standard_D16_v3:spot | there is no spot price of azure/Standard_D16_v3
          azure/Standard_D16ps_v6    | expected the price of an amd64 machine, found azure/Standard_D16ps_v6, which is arm64
          """)
  void aPriceThatThereIsNotIsAnErrorOfTheStudy(String reference, String expected) {
    assertThatThrownBy(() -> plan(priced("'" + reference + "'", "aws/m6i.4xlarge")))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("study.yaml:5: variants.g1.price: expected ")
        .hasMessageContaining(expected);
  }

  @Test
  void aPriceOfAnotherArchitectureMayBeMeantAllTheSame() {
    String meant = "azure/Standard_D16ps_v6, pricedAs: true";

    assertThat(price(priced(meant, "aws/m6i.4xlarge"), "g1").perHour())
        .isEqualTo(Money.usd("0.5620"));
  }

  @Test
  void theStudysOwnPriceFileLiesBesideItAndOverTheShippedPrices(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(
        file, priced("azure/Standard_D16_v3", "own/big") + "prices: own/prices.csv\n");
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(
        folder.resolve("own/prices.csv"),
        """
        provider,type,region,arch,vcpu,memory,localDisk,os,purchase,currency,perHour,date,source
        azure,Standard_D16_v3,eastus,amd64,16,64 GiB,,linux,on-demand,USD,0.7000,2026-11-01,a contract
        own,big,,amd64,16,64 GiB,,linux,on-demand,USD,0.1000,2026-11-01,our ledger
        """);
    ParsedStudy study = StudyReader.read(file);
    Plan plan =
        Planner.plan(
            study,
            OfferedSuites.installed(PlanFixtures.suites()),
            StudyPrices.book(study),
            RUN,
            PlanFixtures.JDK);

    assertThat(plan.variants())
        .extracting(variant -> variant.price().orElseThrow().perHour())
        .containsExactly(Money.usd("0.7000"), Money.usd("0.1000"));
  }

  @Test
  void aPriceFileThatIsNotThereOrIsNoneIsSaid(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, STUDY + "prices: own.csv\n");
    ParsedStudy study = StudyReader.read(file);

    assertThatThrownBy(() -> StudyPrices.book(study))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining(":11: prices: expected a price file")
        .hasMessageContaining("own.csv");
    Files.writeString(folder.resolve("own.csv"), "what,ever\n");
    assertThatThrownBy(() -> StudyPrices.book(study))
        .isInstanceOf(InvalidPriceFileException.class)
        .hasMessageContaining("own.csv:1");
  }

  /** The shares of a study of these suites, in hundredths of a percent. */
  private static Map<String, SuiteShare> shares(String suites) {
    Map<String, SuiteDescription> offered = new HashMap<>(PlanFixtures.suites());
    for (String name : List.of("pipeline", "coordination", "jvm", "relational")) {
      SuiteDescription suite = PlanFixtures.indexing();
      offered.put(
          name,
          new SuiteDescription(
              suite.schemaVersion(),
              name,
              suite.standsFor(),
              suite.description(),
              suite.sha256(),
              suite.benchmarks(),
              suite.quick(),
              List.of(),
              suite.jvmFlags(),
              suite.profilers(),
              suite.openLoop(),
              suite.needs(),
              suite.defaultHeap(),
              Optional.empty()));
    }
    Plan plan =
        Planner.plan(
            StudyReader.parse("study.yaml", STUDY.replace("  indexing: {size: small}\n", suites)),
            OfferedSuites.installed(offered),
            RUN,
            PlanFixtures.JDK);
    Map<String, SuiteShare> shares = new HashMap<>();
    plan.suites().forEach(suite -> shares.put(suite.name(), suite.share()));
    return shares;
  }

  /** To twelve decimals. */
  private static Optional<String> share(Map<String, SuiteShare> shares, String suite) {
    return Objects.requireNonNull(shares.get(suite)).share().map(StudyMoneyTest::rounded);
  }

  private static String rounded(BigDecimal share) {
    return share.setScale(12, RoundingMode.HALF_UP).toPlainString();
  }

  private static String of(String part, String all) {
    return rounded(new BigDecimal(part).divide(new BigDecimal(all), MathContext.DECIMAL128));
  }

  private static boolean assumed(Map<String, SuiteShare> shares, String suite) {
    return Objects.requireNonNull(shares.get(suite)).assumed();
  }

  @Test
  void withoutAWordTheWorkloadTableGivesTheShares() {
    Map<String, SuiteShare> shares =
        shares("  indexing: {}\n  relational: {}\n  coordination: {}\n  jvm: {}\n");

    assertThat(share(shares, "indexing")).contains(of("3", "8.8"));
    assertThat(share(shares, "relational")).contains(of("1", "8.8"));
    assertThat(share(shares, "coordination")).isEmpty();
    assertThat(share(shares, "jvm")).isEmpty();
  }

  @Test
  void statedCpusReplaceTheTablesAndMeasuredOnesWin() {
    Map<String, SuiteShare> shares =
        shares(
            """
              indexing: {share: {replicas: 3, cpuRequest: 2}}
              pipeline: {share: {replicas: 9, cpuRequest: 9, cpuUsed: 2.4}}
              jvm: {share: {replicas: 1, cpuRequest: 500m, assumed: true}}
            """);
    String all = "11.7"; // 6 + 2.4 + 1.5 + 1 + .3 + .5

    assertThat(share(shares, "indexing")).contains(of("6", all));
    assertThat(share(shares, "pipeline")).contains(of("2.4", all));
    assertThat(share(shares, "jvm")).contains(of("0.5", all));
    assertThat(assumed(shares, "indexing")).isFalse();
    assertThat(assumed(shares, "jvm")).isTrue();
  }

  @Test
  void whatAWorkloadWithoutARequestWeighsIsAssumedUnlessMeasured() {
    assertThat(
            assumed(
                shares("  coordination: {share: {replicas: 3, cpuRequest: 500m}}\n"),
                "coordination"))
        .isTrue();
    assertThat(assumed(shares("  coordination: {share: {cpuUsed: .4}}\n"), "coordination"))
        .isFalse();
  }

  @Test
  void weightsArePartsOfTheCostAndLeaveTheTableOut() {
    Map<String, SuiteShare> shares = shares("  indexing: {share: {weight: .42}}\n  pipeline: {}\n");

    assertThat(share(shares, "indexing")).contains("0.420000000000");
    assertThat(share(shares, "pipeline")).isEmpty();
  }

  @Test
  void weightsOfOperationsComeFromTheSuite() {
    MoneyQuestion money = money(STUDY);

    assertThat(money.shares())
        .containsExactly(
            new SuiteShare(
                "indexing",
                Optional.of(new BigDecimal("0.3409090909090909")),
                false,
                new TreeMap<>(
                    Map.of(
                        "BulkIndex.bulk?codec=default&sort=none", new BigDecimal("0.80"),
                        "Search.term", new BigDecimal("0.20")))));
    assertThat(money.equalWeights()).isFalse();
    assertThat(money(STUDY.replace("indexing: {size: small}", "wide: {}")).equalWeights()).isTrue();
  }

  @Test
  void theFleetIsAskedAboutAsItIsStated() {
    MoneyQuestion money =
        money(
            STUDY
                + """
                fleet:
                  - {name: prod, clusters: 60, nodesPerCluster: 3, minimum: 3, sizing: count, utilisation: 0.45, hoursPerYear: 8760, cpus: {"Xeon 8370C": 1.0}}
                  - {name: dev, clusters: 40, nodesPerCluster: 3, move: [indexing], oneOff: {usd: "1200"}, committedUntil: 2027-06-30}
                policy: {moneyMargin: 4%, allow: [purchase]}
                """);

    FleetGroup prod = money.fleet().get(0);
    assertThat(prod.nodes()).isEqualTo(180);
    assertThat(prod.sizing()).contains(Sizing.COUNT);
    assertThat(prod.utilisation()).contains(new BigDecimal("0.45"));
    FleetGroup dev = money.fleet().get(1);
    assertThat(dev.minimum()).isEqualTo(1);
    assertThat(dev.sizing()).isEmpty();
    assertThat(dev.hoursPerYear()).isEqualTo(8760);
    assertThat(dev.move()).containsExactly("indexing");
    assertThat(dev.oneOff()).contains(Money.usd("1200"));
    assertThat(dev.committedUntil()).contains(LocalDate.of(2027, 6, 30));
    assertThat(money.margin()).isEqualTo(.04);
    assertThat(money.mixPurchaseOptions()).isTrue();
    assertThat(money.imageDoubt()).contains("images not checked");
    assertThat(money.asOf()).isEqualTo(DAY);
    assertThat(money(STUDY).mixPurchaseOptions()).isFalse();
  }
}
