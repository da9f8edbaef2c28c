package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.Representative;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT {
  private static final SuiteDirectory SUITE = new SuiteDirectory(Path.of("target", "suite"));
  private static final int ELF = 0x7f454c46;

  @Test
  void allBenchmarksAreListedWithTheirParameters() throws IOException {
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    for (String method :
        List.of(
            "tpcbLike",
            "simpleUpdate",
            "selectOnly",
            "fetch",
            "batchInsert",
            "copyIn",
            "jsonbContains",
            "jsonbUpdate")) {
      expected.put("OneClient." + method, Map.of());
    }
    expected.put("OneClient.preparedSelect", Map.of("transfer", List.of("binary", "text")));
    for (String method : List.of("tpcbLike", "simpleUpdate", "selectOnly")) {
      expected.put("FourClients." + method, Map.of());
    }
    expected.put("FixedRate.selectOnly", Map.of("rate", List.of("200")));
    expected.put("FixedRate.tpcbLike", Map.of("rate", List.of("200")));
    assertThat(
            description().benchmarks().stream()
                .collect(Collectors.toMap(Benchmark::key, Benchmark::parameters)))
        .isEqualTo(expected);
  }

  @Test
  void weightsAddUpToOneAndNoneIsGivenToAFixedRate() throws IOException {
    List<Representative> representative = description().representative();
    BigDecimal sum =
        representative.stream()
            .map(Representative::weight)
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(representative).noneMatch(each -> each.cell().startsWith("FixedRate"));
  }

  @Test
  void theQuickSetIsSmallAndNamesWholeCells() throws IOException {
    assertThat(description().quick())
        .hasSizeLessThanOrEqualTo(5)
        .noneMatch(pattern -> pattern.contains("*"));
  }

  @Test
  void theDigestIsThatOfWhatLiesThere() throws IOException {
    assertThat(description().sha256()).isEqualTo(SUITE.sha256());
  }

  @Test
  void librariesAreTheSuitesOwnAndNoneIsNative() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path library : libraries()) {
      names.add(library.getFileName().toString().replaceAll("-[0-9].*", ""));
      assertThat(hasNativeCode(library)).as(library.toString()).isFalse();
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "HdrHistogram",
            "HikariCP",
            "archbench-workload",
            "commons-math3",
            "jmh-core",
            "jopt-simple",
            "jspecify",
            "postgresql",
            "slf4j-api",
            "slf4j-simple");
  }

  @Test
  void itIsMeasured(@TempDir Path directory) throws Exception {
    Installed.programs();
    assertThat(measured(directory, List.of(), "-Dnothing=changed")).contains("# Run complete");
    assertThat(directory.resolve("native.json")).content().contains("PostgreSQL");
    assertThat(directory.resolve("open-loop.json")).content().contains("\"operations\":20,");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
    assertThat(leftIn(directory)).isEmpty();
  }

  @Test
  void withoutAServerNothingIsMeasured(@TempDir Path directory) throws Exception {
    String flag = "-D" + PostgresPrograms.PROPERTY + "=" + directory;
    assertThat(measured(directory, List.of(), flag))
        .contains("UnusableServerException: no initdb and postgres in " + directory)
        .contains("--with-postgresql")
        .doesNotContain("# Run complete");
    assertThat(leftIn(directory)).isEmpty();
  }

  @Test
  void aUserWithoutANameMeasuresOrIsToldWhatToDo(@TempDir Path directory) throws Exception {
    Installed.programs();
    List<String> nameless =
        List.of("setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    for (Path needed : List.of(java, Path.of(SUITE.classPath().split(File.pathSeparator, -1)[0]))) {
      List<String> look = new ArrayList<>(nameless);
      look.addAll(List.of("test", "-r", needed.toAbsolutePath().toString()));
      Assumptions.assumeTrue(
          succeeds(look), "this user cannot be another one, to whom " + needed + " is readable");
    }
    Path open = Files.createDirectory(Path.of("/tmp", directory.getFileName() + "-nameless"));
    try {
      Files.setAttribute(open, "unix:uid", 54_321);
      String printed = measured(open, nameless, "-Dnothing=changed");
      assertThat(printed)
          .containsAnyOf("# Run complete", "add the user's number to /etc/passwd")
          .doesNotContain("NullPointerException");
    } finally {
      succeeds(List.of("rm", "-r", open.toString()));
    }
  }

  /** Runs one cell with JMH, as the agent does, and returns what it prints. */
  private static String measured(Path directory, List<String> as, String flag) throws Exception {
    Path log = directory.resolve("jmh.log");
    List<String> command = new ArrayList<>(as);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Djmh.ignoreLock=true", "-Djava.io.tmpdir=" + directory));
    command.addAll(List.of("-cp", SUITE.classPath(), "org.openjdk.jmh.Main"));
    command.addAll(List.of("FixedRate.selectOnly$", "-f", "1", "-wi", "1", "-i", "2"));
    command.addAll(List.of("-foe", "true", "-r", "100ms", "-w", "100ms", "-t", "1"));
    command.addAll(List.of("-p", "rate=100"));
    command.addAll(List.of("-prof", "io.archbench.workload.LatencyProfiler"));
    command.addAll(List.of("-jvmArgs", String.join(" ", flags(directory, flag))));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> flags(Path directory, String flag) throws IOException {
    List<String> flags = new ArrayList<>(List.of(flag, "-Djava.io.tmpdir=" + directory));
    flags.add("-Darchbench.cell.dir=" + directory);
    description().jvmFlags().stream()
        .filter(each -> each.minJdk() <= Runtime.version().feature())
        .forEach(each -> flags.addAll(each.flags()));
    return flags;
  }

  private static List<String> leftIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("archbench-"))
          .collect(Collectors.toList());
    }
  }

  private static List<Path> libraries() throws IOException {
    return Stream.of(SUITE.classPath().split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(file -> !file.endsWith("suite.jar"))
        .collect(Collectors.toList());
  }

  private static boolean hasNativeCode(Path jar) throws IOException {
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        ByteBuffer start = ByteBuffer.wrap(entries.readNBytes(Integer.BYTES));
        if (start.limit() == Integer.BYTES && start.getInt(0) == ELF) {
          return true;
        }
      }
    }
    return false;
  }

  private static SuiteDescription description() throws IOException {
    return SUITE.description();
  }
}
