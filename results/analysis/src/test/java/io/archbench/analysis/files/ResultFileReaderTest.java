package io.archbench.analysis.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.archbench.analysis.files.ResultFile.Format;
import io.archbench.trial.Sha256;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.record.SecondaryMetric;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileReaderTest {
  private static final JmhText TWO =
      JmhText.file()
          .rates("a.B.c", new double[] {1, 2}, new double[] {3})
          .cell("a.B.d", "avgt", "us/op", Map.of("size", "10"), new double[] {5.5, 6.5});

  @TempDir private Path directory;

  private static ResultFile read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ResultFile read(byte[] bytes) {
    return ResultFileReader.read(bytes, "some.file");
  }

  @Test
  void jsonIsKnownByItsContent() {
    ResultFile file = read(TWO.json());

    assertThat(file.format()).isEqualTo(Format.JMH_JSON);
    assertThat(file.name()).isEqualTo("some.file");
    assertThat(file.sha256()).isEqualTo(Sha256.of(TWO.json().getBytes(StandardCharsets.UTF_8)));
    assertThat(file.results()).extracting(JmhResult::benchmark).containsExactly("a.B.c", "a.B.d");
    assertThat(file.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en,';'", "en,','", "de,','", "de,';'", "ar-EG,','", "fa,','", "sv,','", "hi,';'"})
  void csvOfAnyLocaleIsReadAndItsMeansAreAllThereIs(String locale, char delimiter) {
    ResultFile file = read(TWO.csv(Locale.forLanguageTag(locale), delimiter));

    assertThat(file.format()).isEqualTo(Format.JMH_CSV);
    assertThat(file.results()).hasSize(2);
    JmhResult second = file.results().get(1);
    assertThat(second.benchmark()).isEqualTo("a.B.d");
    assertThat(second.mode()).isEqualTo("avgt");
    assertThat(second.unit()).isEqualTo("us/op");
    assertThat(second.parameters()).isEqualTo(Map.of("size", "10"));
    assertThat(second.summary().score()).hasValue(6.0);
    assertThat(second.summary().samples()).hasValue(2L);
    assertThat(second.hasRawData()).isFalse();
    assertThat(file.results().get(0).parameters()).isEmpty();
    assertThat(file.notes()).hasSize(1);
    assertThat(file.notes().get(0)).contains("some.file", "means without their forks", "-rf json");
  }

  @Test
  void quotedTextsInCsvKeepTheirCommasQuotesAndLines() {
    String csv =
        """
        "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: sql"
        "a.B.c","thrpt",1,5,2.0,NaN,"ops/s","SELECT ""x"", y
        FROM z"
        """;

    assertThat(read(csv).results().get(0).parameters())
        .isEqualTo(Map.of("sql", "SELECT \"x\", y\nFROM z"));
  }

  @Test
  void csvRowsOfFurtherMetricsBelongToTheirBenchmark() {
    String csv =
        """
        Benchmark,Mode,Threads,Samples,Score,Score Error (99.900%),Unit
        a.B.c,sample,1,5,2.0,NaN,s/op
        a.B.c:\u00b7gc.alloc.rate.norm,sample,1,5,16.5,0.1,B/op
        a.B.c:c\u00b7p0.50,sample,1,1,1.9,NaN,s/op
        """;

    ResultFile file = read(csv);

    assertThat(file.results()).hasSize(1);
    assertThat(file.results().get(0).secondary())
        .containsOnlyKeys("gc.alloc.rate.norm", "c\u00b7p0.50");
    assertThat(file.results().get(0).secondary().get("gc.alloc.rate.norm"))
        .extracting(SecondaryMetric::values, LIST)
        .containsExactly(16.5);
  }

  @Test
  void theNewestPointOfAStoreIsUsedAndSaid() {
    String store =
        """
        window.BENCHMARK_DATA = {"lastUpdate":3,"entries":{"Benchmark":[
          {"commit":{"id":"aaaaaaaaaaaaaaaa"},"date":1670611913713,"tool":"jmh","benches":[
            {"name":"a.B.c","value":1.0,"unit":"us/op","extra":"iterations: 10\\nforks: 2\\nthreads: 4"}]},
          {"commit":{"id":"bbbbbbbbbbbbbbbb"},"date":1680650220263,"tool":"jmh","benches":[
            {"name":"a.B.c","value":2.0,"unit":"us/op","extra":"iterations: 10\\nforks: 2\\nthreads: 4"},
            {"name":"a.B.d ( {\\"size\\":\\"10\\"} )","value":3.0,"unit":"ops/s","extra":""}]}],
          "Other":[{"tool":"go","date":1,"benches":[]}]}};
        """;

    ResultFile file = read(store);

    assertThat(file.format()).isEqualTo(Format.BENCHMARK_STORE);
    assertThat(file.results()).hasSize(2);
    JmhResult first = file.results().get(0);
    assertThat(first.mode()).isEqualTo("avgt");
    assertThat(first.threads()).isEqualTo(4);
    assertThat(first.summary().score()).hasValue(2.0);
    assertThat(first.summary().samples()).hasValue(20L);
    JmhResult second = file.results().get(1);
    assertThat(second.benchmark()).isEqualTo("a.B.d");
    assertThat(second.mode()).isEqualTo("thrpt");
    assertThat(second.parameters()).isEqualTo(Map.of("size", "10"));
    assertThat(file.notes().get(0))
        .contains("2 points", "only the newest", "bbbbbbbbbbbb", "2023-04-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheText(String charset) {
    byte[] bytes = ("\ufeff" + TWO.json()).getBytes(Charset.forName(charset));

    assertThat(read(bytes).results()).hasSize(2);
    assertThat(
            read(("\ufeff" + TWO.csv(Locale.ROOT, ',')).getBytes(Charset.forName(charset)))
                .results())
        .hasSize(2);
  }

  @Test
  void whatIsNotUtf8IsReadAsWesternAndSaid() {
    String json =
        JmhText.file()
            .cell("a.B.c", "thrpt", "ops/s", Map.of("p", "\u00fc"), new double[] {1})
            .json();

    ResultFile file = read(json.getBytes(Charset.forName("windows-1252")));

    assertThat(file.results().get(0).parameters()).isEqualTo(Map.of("p", "\u00fc"));
    assertThat(file.notes()).containsExactly("some.file is not UTF-8: read as windows-1252");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\1',
      value = {
        "'' | is empty: JMH writes its results at the end, so was it stopped before?",
        "[] | holds no results",
        "hello | is no result file that archbench knows; expected JMH JSON",
        "Benchmark      Mode  Cnt  Score   Error  Units | is JMH's table for people",
        "{\"schemaVersion\":1} | no store of github-action-benchmark: it has no 'entries'",
        "{\"entries\":{\"x\":[{\"tool\":\"go\"}]}} | entries: no point of tool 'jmh', but of: go",
        "{\"entries\":{\"x\":[{\"tool\":\"jmh\",\"benches\":[{\"name\":\"a\"}]}]}} | 'x', benchmark 1: expected name, value and unit",
        "{\"entries\": | line 1, column ",
        "[{\"benchmark\":\"a.B.c\"}] | entry 1 (a.B.c) at primaryMetric: expected an object, found nothing; let JMH write the file again: -rf json -rff FILE",
        "Benchmark,Mode | line 1: no column 'Threads'",
        "Benchmark,Mode,Threads,Samples,Score,Unit | holds no results",
        "HEADER/a.B.c,thrpt,1,5,50883,75,ops/s | line 2: 7 values under 6 headers: is a decimal comma",
        "HEADER/a.B.c,fast,1,5,50,ops/s | line 2: unknown mode 'fast': expected thrpt, avgt, sample or ss",
        "HEADER/a.B.c,thrpt,0,5,50,ops/s | line 2: Threads: expected 1 to 9999",
        "HEADER/a.B.c,thrpt,1,5,much,ops/s | line 2: Score: expected a number, found 'much'",
        "HEADER/a.B.c,thrpt,1,5,50,ops/s/a.B.d,thrpt,1,5,50 | 5 values under 6 headers",
        "HEADER/a.B.c:gc,thrpt,1,5,50,ops/s | line 2: metric 'gc' of a.B.c stands below another benchmark",
        "HEADER/,thrpt,1,5,50,ops/s | line 2: no benchmark",
        "HEADER/a.B.c,thrpt,1,5,50, | line 2: no unit",
        "HEADER/\"a.B.c\"x,thrpt,1,5,50,ops/s | line 2: no CSV"
      })
  void whatCannotBeReadIsSaidWithItsPlace(String text, String message) {
    String content =
        text.replace("''", "")
            .replace("HEADER/", "Benchmark,Mode,Threads,Samples,Score,Unit\n")
            .replace("ops/s/a", "ops/s\na");
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UnreadableResultFileException.class)
        .hasMessageStartingWith("some.file: ")
        .hasMessageContaining(message);
  }

  @Test
  void compressedFilesAreToBeUnpackedFirst() {
    assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
        .hasMessageContaining("is compressed: unpack it first");
  }

  @Test
  void placesThatHoldNoFileAreNamed() throws IOException {
    Path missing = directory.resolve("missing.json");
    assertThatThrownBy(() -> ResultFileReader.read(missing))
        .isInstanceOf(UnreadableResultFileException.class)
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> ResultFileReader.read(directory))
        .hasMessageContaining(directory + ": is a directory, not a file; expected JMH JSON");
    Files.writeString(directory.resolve("plan.json"), "{}");
    assertThatThrownBy(() -> ResultFileReader.read(directory))
        .hasMessageContaining("is a run directory")
        .hasMessageContaining("archbench report RUN");
  }

  @Test
  void aFileIsReadFromItsPlace() throws IOException {
    Path file = Files.writeString(directory.resolve("results.txt"), TWO.json());

    assertThat(ResultFileReader.read(file).results()).hasSize(2);
    assertThat(ResultFileReader.read(file).name()).isEqualTo(file.toString());
  }
}
