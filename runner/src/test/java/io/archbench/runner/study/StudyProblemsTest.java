package io.archbench.runner.study;

import static io.archbench.runner.study.StudyReaderTest.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyProblemsTest {
  @Test
  void weightsAndCpusDoNotAddUp() {
    String study =
        MINIMAL.replace(
            "indexing: {}",
            "indexing: {share: {weight: .4}}\n  pipeline: {share: {cpuUsed: 2}}\n  jvm: {}");

    assertThat(message(study))
        .isEqualTo(
            "study.yaml:9: suites.pipeline.share: expected a weight, as"
                + " suites.indexing.share.weight is one, found CPUs, which do not add up with it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          rouns: {min: 5}                        | 9: rouns: expected one of the keys schema, | did you mean 'rounds'?
          rounds: {mim: 5}                       | 9: rounds.mim: expected one of the keys min, max, halfWidth, found unknown key 'mim' | did you mean
          rounds: 5                              | 9: rounds: expected a mapping, found '5' |
          rounds: [5]                            | 9: rounds: expected a mapping, found a list |
          rounds: {min: five}                    | 9: rounds.min: expected a whole number, found 'five' |
          rounds: {min: 5.0}                     | 9: rounds.min: expected a whole number, found '5.0' |
          rounds: {min: "5"}                     | 9: rounds.min: expected a whole number, found '5' |
          rounds: {min: 0x5}                     | 9: rounds.min: expected a whole number, found '0x5' |
          rounds: {min: 99999999999}             | 9: rounds.min: expected a whole number, found '99999999999' |
          rounds: {min: 0}                       | 9: rounds.min: expected a whole number from 1 to 1000, found '0' |
          rounds: {min: 9, max: 3}               | 9: rounds.min: expected at most max 3, found 9 |
          rounds: {halfWidth: 3}                 | 9: rounds.halfWidth: expected a percentage such as 3%, found '3' |
          rounds: {halfWidth: 0%}                | 9: rounds.halfWidth: expected a percentage such as 3%, found '0%' |
          rounds:                                | 9: rounds: expected a mapping, found nothing |
          seed: 99999999999999999999             | 9: seed: expected a whole number of 64 bits |
          design: estimat                        | 9: design: expected one of estimate, detect, found 'estimat' (did you mean 'estimate'?) |
          jmh: {warmup: 50}                      | 9: jmh.warmup: expected a duration such as 500ms, 10s, 5m or 2h, found '50' |
          jmh: {warmup: 5 s}                     | 9: jmh.warmup: expected a duration such as |
          jmh: {warmup: -5s}                     | 9: jmh.warmup: expected a duration such as |
          jmh: {iterationTime: 0s}               | 9: jmh.iterationTime: expected a duration from 1ms to 24h, found 0s |
          jmh: {warmup: 25h}                     | 9: jmh.warmup: expected a duration from 0s to 24h, found 25h |
          jmh: {threads: max}                    | 9: jmh.threads: expected a list, found 'max' |
          jmh: {threads: [half]}                 | 9: jmh.threads[0]: expected max, quarter or a number of threads, found 'half' |
          jmh: {threads: [max, max]}             | 9: jmh.threads: expected each load once |
          jmh: {mode: throughput}                | 9: jmh.mode: expected one of thrpt, avgt, sample, ss |
          jmh: {cells: {"a/*": {warmup: 1}}}     | 9: jmh.cells["a/*"].warmup: expected a duration |
          resources: {heap: 8GB}                 | 9: resources.heap: expected memory such as 8Gi or 512Mi, found '8GB' |
          resources: {heap: 0.3Ki}               | 9: resources.heap: expected memory such as |
          resources: {memory: 1Gi, heap: 2Gi}    | 9: resources.heap: expected less than memory |
          resources: {cpu: 0}                    | 9: resources.cpu: expected a whole number from 1 to 4096, found '0' |
          resources: {cpuLimit: some}            | 9: resources.cpuLimit: expected none, equal or a number of CPUs |
          resources: {scratch: ssd}              | 9: resources.scratch: expected one of memory, disk, found 'ssd' |
          budget: {usd: 25.00}                   | 9: budget.usd: expected an amount in quotes, such as "0.5620", found '25.00' |
          budget: {usd: "25 USD"}                | 9: budget.usd: expected an amount in quotes |
          budget: {nodeHours: -1}                | 9: budget.nodeHours: expected a number above 0, found -1 |
          budget: {nodeHours: .inf}              | 9: budget.nodeHours: expected a number, found '.inf' |
          budget: {nodeHours: 1e99999}           | 9: budget.nodeHours: expected a number, found '1e99999' |
          policy: {demandConclusion: yes}        | 9: policy.demandConclusion: expected true or false, found 'yes' |
          comparisons: [{baseline: lef, contender: right}]  | 9: comparisons[0].baseline: expected a variant: left, right, found 'lef' (did you mean 'left'?) |
          comparisons: [{baseline: left, contender: left}]  | 9: comparisons[0].contender: expected another variant than the baseline |
          comparisons: [{baseline: left}]        | 9: comparisons[0].contender: expected text, found no such key |
          comparisons: [left]                    | 9: comparisons[0]: expected a mapping, found 'left' |
          fleet: [{name: a, clusters: 1, nodesPerCluster: 3, utilisation: 1.5}] | 9: fleet[0].utilisation: expected a number above 0 and at most 1, found 1.5 |
          fleet: [{name: a, clusters: 1, nodesPerCluster: 3, cpus: {x: .4}}]    | 9: fleet[0].cpus: expected shares that sum to 1, found 0.4 |
          fleet: [{name: a, clusters: 1000000, nodesPerCluster: 2}] | 9: fleet[0].nodesPerCluster: expected at most 1000000 nodes over all clusters, found 2000000 |
          fleet: [{name: a, clusters: 1, nodesPerCluster: 3, move: [indexin]}] | 9: fleet[0].move[0]: expected a suite of the study: indexing, found 'indexin' (did you mean 'indexing'?) |
          fleet: [{name: a, clusters: 1, nodesPerCluster: 3, oneOff: 12}] | 9: fleet[0].oneOff: expected a mapping, found '12' |
          schema: 1                              | 9: schema: expected each key once, found the key of line 1 again |
          [a, b]: c                              | 9: expected a key that is text, found a list |
          kubernetes: {labels: {on: true}}       | 9: kubernetes.labels.on: expected text, found 'true' |
          prices: !!binary aGVsbG8=              | 9: prices: expected text, found |
          jmh: !settings {warmup: 1s}            | 9: jmh: expected a mapping, found a mapping with tag !settings |
          """)
  void eachKindOfMistakeIsNamedWithItsLine(String added, String expected, String also) {
    String message = message(MINIMAL + added.strip() + "\n");

    assertThat(message).contains("study.yaml:" + expected.strip());
    assertThat(message.lines()).as(message).hasSize(1);
    if (also != null) {
      assertThat(message).contains(also.strip());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          schema: 1             | schema: 2           | 1: schema: expected 1, found '2'
          study: small          | study: Small_Study  | 2: study: expected a name of at most 16
          study: small          | study: 7            | 2: study: expected text, found '7'
          left: {arch: amd64}   | Left: {arch: amd64} | 4: variants.Left: expected a name of at most 16
          left: {arch: amd64}   | left: {}            | 4: variants.left.arch: expected one of amd64, arm64, found no such key
          left: {arch: amd64}   | left: {arch: arm}   | 4: variants.left.arch: expected one of amd64, arm64, found 'arm'
          left: {arch: amd64}   | left:               | 4: variants.left: expected a mapping, found nothing
          left: {arch: amd64}   | right: {arch: amd64} | 5: variants.right: expected each key once, found the key of line 4 again
          arch: amd64}          | arch: amd64, jdk: 5} | 4: variants.left.jdk: expected a whole number from 8 to 99
          arch: amd64}          | arch: amd64, nodes: some} | 4: variants.left.nodes: expected a whole number, or a list, found 'some'
          arch: amd64}          | arch: amd64, nodes: 0} | 4: variants.left.nodes: expected a whole number from 1 to 1000, found '0'
          arch: amd64}          | arch: amd64, nodes: []} | 4: variants.left.nodes: expected at least 1 entry
          arch: amd64}          | arch: amd64, price: cheap} | 4: variants.left.price: expected provider/type[@region][:purchase], found 'cheap'
          arch: amd64}          | arch: amd64, price: [1]} | 4: variants.left.price: expected text, or a mapping, found a list
          arch: amd64}          | arch: amd64, price: {usdPerHour: 1, source: x, date: 2026-11-01}} | 4: variants.left.price.usdPerHour: expected an amount in quotes
          arch: amd64}          | arch: amd64, price: {usdPerHour: "1", source: x, date: 2026-02-30}} | 4: variants.left.price.date: expected a date
          arch: amd64}          | arch: amd64, jvmArgs: [UseG1GC]} | 4: variants.left.jvmArgs[0]: expected a JVM flag that starts with '-'
          arch: amd64}          | arch: amd64, jvmArgs: [-Xmx1g]} | 4: variants.left.jvmArgs[0]: expected the heap's size under resources.heap
          arch: amd64}          | arch: amd64, suites: {indexin: {jar: a}}} | 4: variants.left.suites.indexin: expected a suite of the study: indexing
          arch: amd64}          | arch: amd64, tolerations: [{key: a, operator: Like}]} | 4: variants.left.tolerations[0].operator: expected Equal or Exists
          indexing: {}          | indexing: {cells: quik} | 8: suites.indexing.cells: expected one of quick, representative, all, or a list, found 'quik' (did you mean 'quick'?)
          indexing: {}          | indexing: {cells: []} | 8: suites.indexing.cells: expected at least 1 entry
          indexing: {}          | indexing: {share: {replicas: 3}} | 8: suites.indexing.share.replicas: expected replicas and cpuRequest together
          indexing: {}          | indexing: {share: {weight: 1.2}} | 8: suites.indexing.share.weight: expected weights that are parts of the node's cost and sum to at most 1, found 1.2
          indexing: {}          | indexing: {share: {}} | 8: suites.indexing.share: expected replicas with cpuRequest, or cpuUsed, or weight, found none of them
          indexing: {}          | indexing: {share: {replicas: 3, cpuRequest: lots}} | 8: suites.indexing.share.cpuRequest: expected CPUs such as 2 or 500m
          """)
  void mistakesInWhatEveryStudyNeedsAreNamedToo(String right, String wrong, String expected) {
    String text =
        MINIMAL.replaceFirst(
            java.util.regex.Pattern.quote(right.strip()),
            java.util.regex.Matcher.quoteReplacement(wrong.strip()));
    assertThat(text).isNotEqualTo(MINIMAL);

    String message = message(text);

    assertThat(message).contains("study.yaml:" + expected.strip());
    assertThat(message.lines()).as(message).hasSize(1);
  }

  @Test
  void allMistakesComeInOneGoSortedByLine() {
    String message =
        message(
            """
            schema: 1
            study: Demo
            sede: 4
            variants:
              a: {arch: x86, jvmArg: [-ea]}
              b: {arch: arm64, jdk: latest}
              c: {arch: arm64}
            comparisons:
              - {baseline: a, contender: z}
              - {baseline: b, contender: b}
            suites:
              indexing: {cells: [1], size: tiny}
            rounds: {min: 0, max: -3, halfWidth: wide}
            """);

    assertThat(message.lines().map(line -> line.replaceAll(": expected.*", "")))
        .containsExactly(
            "study.yaml:2: study",
            "study.yaml:3: sede",
            "study.yaml:5: variants.a.arch",
            "study.yaml:5: variants.a.jvmArg",
            "study.yaml:6: variants.b.jdk",
            "study.yaml:9: comparisons[0].contender",
            "study.yaml:10: comparisons[1].contender",
            "study.yaml:12: suites.indexing.cells[0]",
            "study.yaml:12: suites.indexing.size",
            "study.yaml:13: rounds.min",
            "study.yaml:13: rounds.max",
            "study.yaml:13: rounds.halfWidth");
  }

  @Test
  void missingKeysAreNamedAllAtOnce() {
    assertThat(message("jmh: {}\n"))
        .isEqualTo(
            """
            study.yaml:1: schema: expected a whole number, found no such key
            study.yaml:1: study: expected text, found no such key
            study.yaml:1: suites: expected a mapping, found no such key
            study.yaml:1: variants: expected a mapping, found no such key""");
  }

  @Test
  void threeVariantsNeedAComparison() {
    assertThat(message(MINIMAL.replace("left:", "third: {arch: arm64}\n  left:")))
        .startsWith("study.yaml:1: comparisons: expected which variants are compared");
  }

  @Test
  void sameNodeIsRefusedForTwoArchitectures() {
    String text = MINIMAL.replaceFirst("amd64", "arm64") + "pairing: same-node\n";
    assertThat(message(text)).contains("comparisons[0]: expected variants of one architecture");
    assertThat(StudyReaderTest.study(MINIMAL + "pairing: same-node\n").comparisons()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          rounds: {min: 5              | 10
          rounds: "five                | 10
          rounds: *nowhere             | 9
          rounds: 'a': b               | 9
          \\t- tab                      | 9
          %YAML                        | 9
          ---                          | 9
          """)
  void brokenSyntaxIsOneProblemWithItsLine(String added, int line) {
    String text = MINIMAL + added.strip().replace("\\t", "\t") + "\n";
    assertThat(message(text)).startsWith("study.yaml:" + line + ": yaml: expected ");
  }

  @Test
  void anEmptyFileAndAListAreNoStudies() {
    assertThat(message("")).contains("expected a study, found an empty file");
    assertThat(message("# nothing\n")).contains("expected a study, found an empty file");
    assertThat(message("- a\n")).contains("study.yaml:1: expected a mapping, found a list");
    assertThat(message("study")).contains("study.yaml:1: expected a mapping, found 'study'");
  }

  @Test
  void deepNestingIsAProblemAndNoStackOverflow() {
    for (String open : List.of("[", "{a: ", "- ", "? ", "a:\n ")) {
      assertThat(message(open.repeat(100_000))).startsWith("study.yaml:");
    }
    assertThat(message("[".repeat(40))).contains("expected at most 32 levels");
  }

  @Test
  void aBillionLaughsAreRefused() {
    StringBuilder text = new StringBuilder(MINIMAL).append("x0: &x0 [lol]\n");
    IntStream.range(1, 30)
        .forEach(
            i -> {
              String item = "*x" + (i - 1);
              text.append("x" + i + ": &x" + i + " [" + (item + ",").repeat(9) + item + "]\n");
            });
    assertThat(message(text.toString())).contains("expected at most 100 aliases");
  }

  @Test
  void aTreeThatContainsItselfIsAProblem() {
    assertThat(message(MINIMAL + "rounds: &r {min: *r}\n"))
        .contains("rounds.min: expected a whole number, found a mapping");
    assertThat(message("&a [*a]")).contains("expected a mapping, found a list");
    assertThat(message("&a {*a : *a}")).contains("expected a key that is text, found a mapping");
  }

  @Test
  void aMebibyteOfAnythingIsAProblem() {
    for (String piece : List.of("a", "- a\n", "a: b\n", "#\n", "\"", "&a ", "{}\n", "é")) {
      int times = (YamlTree.MAX_BYTES - 8) / piece.getBytes(StandardCharsets.UTF_8).length;
      assertThat(message(piece.repeat(times))).startsWith("study.yaml");
    }
    assertThat(message("a".repeat(YamlTree.MAX_BYTES + 1)))
        .isEqualTo("study.yaml: yaml: expected at most 1 MiB, found 1048577 bytes");
  }

  @Test
  void otherEncodingsAndControlCharactersAreNamed() {
    byte[] latin = (MINIMAL + "# caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(message(latin)).startsWith("study.yaml:9: yaml: expected UTF-8");
    assertThat(message(MINIMAL.getBytes(StandardCharsets.UTF_16)))
        .startsWith("study.yaml:1: yaml: expected UTF-8");
    assertThat(message(MINIMAL.getBytes(StandardCharsets.UTF_16LE)))
        .startsWith("study.yaml:1: yaml: expected printable text, found control character 0");
    assertThat(message(MINIMAL + "a: \0\n"))
        .isEqualTo("study.yaml:9: yaml: expected printable text, found control character 0");
    assertThat(message(MINIMAL + "a: \u001b[31m\n")).contains("control character 27");
    // the first two bytes of a character of three
    assertThat(message(new byte[] {'a', (byte) 0xe2, (byte) 0x82})).contains("expected UTF-8");
  }

  @Test
  void messagesShowNoControlCharactersAndNoEndlessText() {
    String message = message(MINIMAL + "design: \"\\e[31m" + "x".repeat(5_000) + "\\n\"\n");
    assertThat(message).hasSizeLessThan(200).doesNotContain("\u001b").doesNotContain("\n");
  }

  @Test
  void theProblemsAreThereAsDataToo() {
    InvalidStudyException invalid =
        catchThrowableOfType(
            InvalidStudyException.class,
            () -> StudyReader.parse("a/b.yaml", MINIMAL + "rounds: {min: 0}\n"));
    assertThat(invalid.problems())
        .containsExactly(
            new StudyProblem(
                "a/b.yaml", 9, 15, "rounds.min", "a whole number from 1 to 1000", "'0'"));
  }

  @Test
  void aRightStudyHasNoProblems() {
    assertThat(StudyReader.parse("study.yaml", MINIMAL).study()).isNotNull();
    assertThatThrownBy(() -> StudyReader.parse("study.yaml", MINIMAL + "x: 1\n"))
        .isInstanceOf(InvalidStudyException.class);
  }

  private static String message(String text) {
    return message(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String message(byte[] bytes) {
    InvalidStudyException invalid =
        catchThrowableOfType(
            InvalidStudyException.class, () -> StudyReader.parse("study.yaml", bytes));
    assertThat(invalid).as("a problem").isNotNull();
    return String.valueOf(invalid.getMessage());
  }
}
