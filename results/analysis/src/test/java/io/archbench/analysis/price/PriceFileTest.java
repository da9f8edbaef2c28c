package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.archbench.trial.Architecture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFileTest {
  private static final String HEADER =
      "provider,type,region,arch,vcpu,memory,localDisk,os,purchase,currency,perHour,date,source\n";
  private static final String OPEN_COST =
      "EndTimestamp,InstanceID,Region,AssetClass,InstanceIDField,InstanceType,MarketPriceHourly,"
          + "Version\n";
  private static final PriceBook BOOK = PriceBook.shipped();

  @TempDir private Path directory;

  private static List<Price> parse(String text) {
    return PriceFile.parse("prices.csv", text, Optional.of(LocalDate.of(2026, 11, 2)), BOOK);
  }

  private static void assertProblems(String text, String... problems) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            InvalidPriceFileException.class,
            invalid -> assertThat(invalid.problems()).containsExactly(problems));
  }

  @Test
  void aRowSaysAllThatAPriceIs() {
    assertThat(
            parse(
                HEADER
                    + "own,box-1,cellar,arm64,80,256 GiB,two NVMe disks,linux,negotiated,EUR,0.123456789,"
                    + "2026-11-01,\"contract 4711, annex B\"\n"))
        .containsExactly(
            new Price(
                "own",
                "box-1",
                "cellar",
                Optional.of(Architecture.ARM64),
                Optional.of(80),
                Optional.of(new BigDecimal("256")),
                Optional.of("two NVMe disks"),
                "linux",
                PurchaseOption.NEGOTIATED,
                new Money(new BigDecimal("0.123456789"), "EUR"),
                LocalDate.of(2026, 11, 1),
                "contract 4711, annex B"));
  }

  @Test
  void emptyCellsAreAsTheBookKnowsTheType() {
    Price own =
        parse(
                """
                date,source,provider,type,purchase,currency,perHour
                2026-11-01,contract,Azure,standard_d16_v3,reserved,USD,0.5
                """)
            .get(0);
    assertThat(own.architecture()).contains(Architecture.AMD64);
    assertThat(own.memoryWords()).contains("64 GiB");
    assertThat(own.localDisk()).contains("local temporary disk");
    assertThat(own.region()).isEmpty();
    assertThat(BOOK.with(List.of(own)).find("azure/Standard_D16_v3:reserved")).isEqualTo(own);
  }

  @Test
  void whatARowSaysItselfWinsOverTheBook() {
    Price own =
        parse(HEADER + "azure,Standard_D16_v3,,arm64,8,32 GB,none,,spot,USD,1,2026-11-01,x\n")
            .get(0);
    assertThat(own.architecture()).contains(Architecture.ARM64);
    assertThat(own.vCpus()).contains(8);
    assertThat(own.memoryWords()).contains("32 GB");
    assertThat(own.localDisk()).isEmpty();
  }

  @Test
  void marksLineEndsQuotesBlanksAndCommentsOfAllKindsAreRead() {
    String row = "own , \"box\"\"1\" ,,,,,,LINUX,spot,USD, 1 ,2026-11-01,\"a\nb\"";
    List<Price> prices =
        parse("\uFEFF# ours\r\n\r\n" + HEADER.strip() + "\r\n\r\n# one\r\n" + row + "\r\n\r\n");
    assertThat(prices).hasSize(1);
    assertThat(prices.get(0).type()).isEqualTo("box\"1");
    assertThat(prices.get(0).source()).isEqualTo("a\nb");
  }

  @Test
  void aFileWithoutRowsHasNoPrices() {
    assertThat(parse(HEADER)).isEmpty();
    assertThat(parse(OPEN_COST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5",
        "0",
        "0.000",
        "-1",
        "+1",
        "1e3",
        "1.2.3",
        ".",
        "$1",
        "NaN",
        "1 000",
        "²",
        "123456789012345678901",
        ""
      })
  void anAmountIsExactAndAboveZero(String cell) {
    assertProblems(
        HEADER + "own,box,,,,,,,spot,USD,\"" + cell + "\",2026-11-01,x",
        "prices.csv:2: perHour: expected an amount above 0 with a decimal point, such as 0.5620,"
            + " found "
            + (cell.isEmpty() ? "nothing" : "'" + cell + "'"));
  }

  @Test
  void allMistakesAreToldTogetherByLineAndColumn() {
    assertProblems(
        HEADER
            + "\n# a comment\n"
            + "own,box,,,,,,,spot,USD,1,5,2026-11-01,x\n"
            + ",,,sparc,0,64,,windows,rented,Euro,1,11/24/2026,\n"
            + "own,\"b\no\nx\",,,,,,,spot,USD,1,2026-02-30,x\n",
        "prices.csv:4: expected 13 cells as in the header, found 14: quote a cell that holds a"
            + " comma",
        "prices.csv:5: provider: expected a provider such as azure, found nothing",
        "prices.csv:5: type: expected a machine type, found nothing",
        "prices.csv:5: os: expected linux, found 'windows'",
        "prices.csv:5: memory: expected an amount such as 64 GiB or 32 GB, found '64'",
        "prices.csv:5: arch: expected amd64 or arm64, found 'sparc'",
        "prices.csv:5: vcpu: expected a number of CPUs, found '0'",
        "prices.csv:5: purchase: expected one of on-demand, reserved, spot, negotiated, found"
            + " 'rented'",
        "prices.csv:5: currency: expected a currency such as USD, found 'Euro'",
        "prices.csv:5: date: expected a day such as 2026-11-24, found '11/24/2026'",
        "prices.csv:5: source: expected where the price stands, found nothing",
        "prices.csv:8: date: expected a day such as 2026-11-24, found '2026-02-30'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider;type;perHour|prices.csv:1: expected cells with a comma between them, found"
            + " semicolons",
        "provider,type,purchase,currency,perHuor,date,source|prices.csv:1: expected columns of"
            + " provider,type,region,arch,vcpu,memory,localDisk,os,purchase,currency,perHour,date,"
            + "source, found 'perHuor' (did you mean 'perHour'?)",
        "provider,type,purchase,currency,perHour,date|prices.csv:1: expected a column 'source',"
            + " found none",
        "provider,type,purchase,currency,perHour,date,source,Date|prices.csv:1: expected each"
            + " column once, found 'date' twice",
        "EndTimestamp,Region,InstanceType,MarketPriceHourly|prices.csv:1: expected OpenCost's"
            + " columns EndTimestamp,InstanceID,Region,AssetClass,InstanceIDField,InstanceType,"
            + "MarketPriceHourly,Version, found 'InstanceID' not once"
      })
  void aHeaderIsNeitherGuessedNorIgnored(String header, String problem) {
    assertProblems(header + "\n", problem);
  }

  @Test
  void anEmptyFileIsToldTheHeader() {
    assertProblems("", "prices.csv:1: expected the header " + HEADER.strip() + ", found nothing");
    assertThatThrownBy(() -> parse("# nothing\n\n")).isInstanceOf(InvalidPriceFileException.class);
  }

  @Test
  void aQuoteThatNeverEndsIsToldWithItsLine() {
    assertThatThrownBy(() -> parse(HEADER + "own,\"box,,,,,,,spot,USD,1,2026-11-01,x\n"))
        .isInstanceOf(InvalidPriceFileException.class)
        .hasMessageContaining("prices.csv:2: ");
  }

  @Test
  void onePriceMayBeSaidTwiceButNotTwoPricesForOneDay() {
    String row = "own,box,,,,,,,spot,USD,1.0,2026-11-01,x\n";
    assertThat(parse(HEADER + row + row)).hasSize(1);
    assertProblems(
        HEADER + row + row.replace("1.0", "1.1").replace("own", "OWN"),
        "prices.csv:3: own/box:spot of 2026-11-01: expected one price, found 1.1 USD here and 1.0"
            + " USD in line 2: keep one");
    assertProblems(
        HEADER + row + row.replace("USD", "EUR"),
        "prices.csv:3: own/box:spot of 2026-11-01: expected one price, found 1.0 EUR here and 1.0"
            + " USD in line 2: keep one");
  }

  @Test
  void ofTwoDaysTheNewerCounts() {
    String row = "own,box,,,,,,,spot,USD,1,2026-11-01,x\n";
    List<Price> prices =
        parse(HEADER + row.replace("1,2026", "2,2026").replace("11-01", "11-09") + row);
    assertThat(PriceBook.of(prices).find("own/box:spot").perHour()).isEqualTo(Money.usd("2"));
  }

  @Test
  void openCostsNodesAreNegotiatedPricesOfTypesThatTheBookKnows() {
    List<Price> prices =
        parse(
            OPEN_COST
                + "2026-10-31 23:34:22 UTC,Standard_D16ps_v6,westeurope,node,metadata.labels.node.kubernetes.io/instance-type,standard_d16ps_v6,0.5123,v1\n"
                + "2026-10-30T00:00:00Z,hcloud://123456,fsn1,node,spec.providerID,cax41,0.0369,\n"
                + "2026-10-29,worker-a,,node,metadata.name,,0.24,\n"
                + ",worker-b,,,metadata.name,,0.48,\n");
    assertThat(prices)
        .extracting(Price::reference, Price::date)
        .containsExactly(
            tuple(
                PriceReference.parse("azure/Standard_D16ps_v6@westeurope:negotiated"),
                LocalDate.of(2026, 10, 31)),
            tuple(PriceReference.parse("own/cax41@fsn1:negotiated"), LocalDate.of(2026, 10, 30)),
            tuple(PriceReference.parse("own/worker-a:negotiated"), LocalDate.of(2026, 10, 29)),
            tuple(PriceReference.parse("own/worker-b:negotiated"), LocalDate.of(2026, 11, 2)));
    assertThat(prices.get(0).architecture()).contains(Architecture.ARM64);
    assertThat(prices.get(0).memoryWords()).contains("64 GiB");
    assertThat(prices.get(0).source()).isEqualTo("OpenCost file prices.csv");
    assertThat(prices.get(1).memoryWords()).isEmpty();
    assertThat(prices).allMatch(price -> price.perHour().currency().equals("USD"));
  }

  @Test
  void openCostsDisksAndAcceleratorsAreNoNodes() {
    assertThat(
            parse(
                OPEN_COST
                    + "2026-01-01,pvc-08e1f205,,pv,metadata.name,,0.1337,\n"
                    + "2026-01-01,Quadro_RTX_4000,,gpu,nvidia.com/gpu_type,,0.75,\n"))
        .isEmpty();
  }

  @Test
  void openCostsMistakesAreToldByLineAndColumn() {
    assertProblems(
        OPEN_COST
            + "2026-01-01,a,,nod,metadata.name,,1,\n"
            + "yesterday,a,,node,metadata.name,,1,\n"
            + "2026-01-01,,,node,metadata.name,,1,\n"
            + "2026-01-01,a,,node,metadata.name,,,\n"
            + "2026-01-01,a,,node,metadata.name,,1\n",
        "prices.csv:2: AssetClass: expected node, pv or gpu, found 'nod'",
        "prices.csv:3: EndTimestamp: expected a day or time such as 2026-11-24, found 'yesterday'",
        "prices.csv:4: InstanceID: expected a machine type or a node, found nothing",
        "prices.csv:5: MarketPriceHourly: expected an amount above 0 with a decimal point, such as"
            + " 0.5620, found nothing",
        "prices.csv:6: expected 8 cells as in the header, found 7: quote a cell that holds a"
            + " comma");
  }

  @Test
  void openCostsNodesOfOneTypeMayNotCostDifferently() {
    String row = "2026-01-01,a,,node,metadata.name,cax41,1,\n";
    assertThat(parse(OPEN_COST + row + row.replace(",a,", ",b,"))).hasSize(1);
    assertThatThrownBy(() -> parse(OPEN_COST + row + row.replace(",1,", ",2,")))
        .hasMessageContaining("own/cax41:negotiated of 2026-01-01: expected one price");
  }

  @Test
  void aPriceWithoutDayBearsThatOfItsFile() throws IOException {
    Path file = Files.writeString(directory.resolve("own.csv"), OPEN_COST + ",a,,node,,,1,\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-05-06T23:59:59Z")));
    assertThat(PriceFile.read(file, BOOK))
        .singleElement()
        .returns(LocalDate.of(2026, 5, 6), Price::date)
        .returns("OpenCost file own.csv", Price::source);
  }

  @Test
  void anotherEncodingIsToldAsSuch() throws IOException {
    Path file = directory.resolve("own.csv");
    Files.write(file, (HEADER + "größe").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PriceFile.read(file, BOOK))
        .isInstanceOf(InvalidPriceFileException.class)
        .hasMessageContaining("own.csv: expected UTF-8");
    assertThatThrownBy(() -> PriceFile.read(directory, BOOK))
        .isInstanceOf(InvalidPriceFileException.class)
        .hasMessageContaining("found a directory");
  }

  @Test
  void pricesAreTheSameWhereNumbersHaveACommaAndNoPoint() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(PriceBook.shipped().prices()).isEqualTo(BOOK.prices());
      assertThat(PriceBook.shipped().find("LINODE/DEDICATED-32GB").perHour())
          .isEqualTo(Money.usd("0.4320"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
