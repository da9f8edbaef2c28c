package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of docs/ci, run as a CI server runs it, and what the files beside it say. */
class CiExamplesIT {
  private static final Path EXAMPLES = Path.of("../docs/ci").toAbsolutePath().normalize();
  private static final Path SCRIPT = EXAMPLES.resolve("archbench-ci.sh");
  private static final int MINUTES = 5;

  /** A call that is timed by itself is no demonstration as soon as it is said to be long enough. */
  private static final String BENCHMARK =
      """
      package team;

      import org.openjdk.jmh.annotations.*;
      import org.openjdk.jmh.infra.Blackhole;

      @BenchmarkMode(Mode.SingleShotTime)
      public class Call {
        @Benchmark
        public void call() {
          Blackhole.consumeCPU(20_000_000L);
        }
      }
      """;

  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  private record Result(int exit, String out, String err) {}

  /** The script, in a checkout where {@code ./archbench} is the command line under test. */
  private Result script(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(words));
    Path out = Files.createTempFile(directory, "script", ".out");
    Path err = Files.createTempFile(directory, "script", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("ARCHBENCH", launcher().toString());
    builder.environment().put("ARCHBENCH_STATE", directory.resolve("state").toString());
    Process process = builder.start();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path launcher() throws IOException {
    Path launcher = directory.resolve("archbench");
    if (!Files.exists(launcher)) {
      String words =
          new Archbench(directory)
              .command().stream()
                  .map(word -> "'" + word.replace("'", "'\\''") + "'")
                  .collect(Collectors.joining(" "));
      Files.writeString(launcher, "#!/bin/sh\nexec " + words + " \"$@\"\n");
      Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return launcher;
  }

  private String half(String variant, String flag) throws IOException {
    String text =
        """
        schema: 1
        study: halves
        seed: 7
        variants:
          %s: {arch: %s, jvmArgs: [%s]}
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: {warmup: 100ms, iterations: 2, iterationTime: 100ms, timeout: 20s, threads: [1]}
        rounds: {min: 2, max: 2}
        resources: {heap: 64Mi}
        """
            .formatted(variant, StubSpecs.here(), flag);
    return Files.writeString(directory.resolve(variant + ".yaml"), text).toString();
  }

  private String builds() throws IOException {
    BenchmarkJar.uber(directory.resolve("base/benchmarks.jar"), "team.Call", BENCHMARK);
    BenchmarkJar.uber(
        directory.resolve("head/benchmarks.jar"),
        "team.Call",
        BENCHMARK.replace("20_000_000L", "60_000_000L"));
    String text =
        """
        schema: 1
        study: builds
        seed: 7
        variants:
          base: {arch: ARCH, suites: {ours: {jar: base/benchmarks.jar}}}
          head: {arch: ARCH, suites: {ours: {jar: head/benchmarks.jar}}}
        comparisons: [{baseline: base, contender: head, axis: build}]
        suites:
          ours: {}
        jmh: {warmup: 10s, iterations: 2, iterationTime: 10s, timeout: 20s, threads: [1]}
        rounds: {min: 5, max: 5}
        resources: {heap: 64Mi}
        """
            .replace("ARCH", StubSpecs.here().text());
    return Files.writeString(directory.resolve("builds.yaml"), text).toString();
  }

  private String onlyRun(String out) throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve(out).resolve("runs"))) {
      return runs.map(Path::toString).collect(Collectors.joining("\n"));
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void halvesOfTwoMachinesAreMergedReportedAndPass() throws Exception {
    Result one = script("measure", half("serial", "-XX:+UseSerialGC"), "measured/one");
    Result two = script("measure", half("parallel", "-XX:+UseParallelGC"), "measured/two");
    assertThat(List.of(one.exit(), two.exit())).as(one.err() + two.err()).containsOnly(0);

    Result alone = script("judge", "alone", onlyRun("measured/one"));
    Result judged = script("judge", "out", onlyRun("measured/one"), onlyRun("measured/two"));

    assertThat(alone.exit()).as("nothing is compared: " + alone.err()).isEqualTo(4);
    assertThat(alone.out()).contains("nothing was compared");
    assertThat(text("alone/report/junit.xml")).contains("<error type=\"failed\"");
    assertThat(judged.exit()).as(judged.err()).isZero();
    assertThat(judged.out())
        .startsWith("gate passed: 1 cell compared")
        .isEqualTo(text("out/gate.txt"));
    assertThat(text("out/comment.md"))
        .startsWith("### ")
        .containsPattern("<!-- archbench comment: \\S+ -->\n$")
        .contains("StubBenchmark.steady");
    assertThat(text("out/report/junit.xml"))
        .contains("failures=\"0\" errors=\"0\"", "<skipped message=\"a demonstration");
    try (Stream<Path> files = Files.list(directory.resolve("out/report"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "report.html",
              "report.md",
              "results.csv",
              "comparison.json",
              "junit.xml",
              "archbench.prom",
              "benchstat.txt",
              "jmh-serial.json",
              "jmh-parallel.json");
    }
  }

  @Test
  void aRegressionFailsTheJobAndTheTest() throws Exception {
    Result measured = script("measure", builds(), "measured");
    assertThat(measured.exit()).as(measured.err()).isZero();

    Result judged = script("judge", "out", onlyRun("measured"));

    assertThat(judged.exit()).as(judged.out() + judged.err()).isEqualTo(1);
    assertThat(judged.out()).startsWith("gate failed").contains("FAILS  regressed");
    assertThat(text("out/comment.md")).contains("slower");
    assertThat(text("out/report/junit.xml")).contains("<failure type=\"regressed\"");
    assertThat(text("out/report/archbench.prom")).contains("outcome=\"slower\"} 1\n");
  }

  @Test
  void whatCannotBeMeasuredFailsAtOnce() throws Exception {
    assertThat(script("measure", "nowhere.yaml", "out").exit()).isEqualTo(2);
    Files.createDirectories(directory.resolve("used/runs"));
    assertThat(script("measure", half("serial", "-XX:+UseSerialGC"), "used").err())
        .contains("used/runs is there already");
  }

  @Test
  void aWrongLineSaysHowItGoes() throws Exception {
    for (String[] words : new String[][] {{}, {"measure", "a"}, {"judge", "a"}, {"other"}}) {
      Result result = script(words);
      assertThat(result.exit()).isEqualTo(2);
      assertThat(result.err()).contains("usage: archbench-ci.sh measure STUDY OUT");
    }
  }

  @Test
  void aCommentTakesThePlaceOfTheOlderOne() throws Exception {
    Path comment =
        Files.writeString(
            directory.resolve("comment.md"), "### ok\n\n<!-- archbench comment: mine -->\n");

    assertThat(requests(comment, "echo 17; echo 18", Map.of()))
        .containsExactly(
            search("github-actions[bot]"),
            "api --silent --method PATCH repos/me/mine/issues/comments/17 --field body=@"
                + comment);
    assertThat(requests(comment, ":", Map.of("COMMENT_AUTHOR", "our-bot")))
        .containsExactly(
            search("our-bot"),
            "api --silent --method POST repos/me/mine/issues/4/comments --field body=@" + comment);
  }

  /** Whoever else quotes the marker keeps what they wrote. */
  private static String search(String author) {
    return "api --paginate repos/me/mine/issues/4/comments --jq"
        + (" .[] | select(.user.login == \"" + author + "\")")
        + " | select(.body | contains(\"<!-- archbench comment: mine -->\")) | .id";
  }

  /** What GitHub's program is asked for, if it finds these comments. */
  private List<String> requests(Path comment, String found, Map<String, String> environment)
      throws Exception {
    Path requests = directory.resolve("requests.txt");
    Files.deleteIfExists(requests);
    Path fake = directory.resolve("gh");
    Files.writeString(
        fake,
        """
        #!/bin/sh
        echo "$*" >>'%s'
        case $* in *--paginate*) %s ;; esac
        """
            .formatted(requests, found));
    Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh", EXAMPLES.resolve("comment.sh").toString(), "me/mine", "4", comment.toString())
            .inheritIO();
    builder.environment().merge("PATH", directory + ":", (path, first) -> first + path);
    builder.environment().putAll(environment);
    assertThat(builder.start().waitFor()).isZero();
    return Files.readAllLines(requests);
  }

  @Test
  void everyCommandAndOptionThatExamplesUseExists() throws Exception {
    Archbench archbench = new Archbench(directory);
    Set<String> used = new TreeSet<>();
    for (String line : lines()) {
      Pattern.compile("(?:\\$program\"|`archbench|^archbench) ([a-z]+)(.*)")
          .matcher(line)
          .results()
          .forEach(match -> used.add(match.group(1) + match.group(2)));
    }
    assertThat(used.stream().map(CiExamplesIT::command).collect(Collectors.toSet()))
        .contains("run", "merge", "report", "gate", "help");
    for (String line : used) {
      Archbench.Result help = archbench.run("help", command(line));
      assertThat(help.exit()).as("archbench %s", line).isZero();
      for (String option : options(line)) {
        assertThat(help.out()).as("archbench %s", line).contains(option);
      }
    }
    assertThat(archbench.run("help", "measure").exit()).isEqualTo(2);
    assertThat(options("report RUN --format md --out=x -o json"))
        .containsExactly("--format", "--out", "-o");
    assertThat(archbench.run("help", "report").out())
        .contains("--format")
        .doesNotContain("--formats");
  }

  private static List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().flatMap(CiExamplesIT::lines).toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static String command(String line) {
    return Pattern.compile("[^a-z].*", Pattern.DOTALL).matcher(line).replaceFirst("");
  }

  private static List<String> options(String line) {
    return Pattern.compile("(?<= )--?[a-z][-a-z]*")
        .matcher(line)
        .results()
        .map(match -> match.group())
        .toList();
  }
}
