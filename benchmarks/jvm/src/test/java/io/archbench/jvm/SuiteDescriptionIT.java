package io.archbench.jvm;

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
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT {
  private static final SuiteDirectory SUITE = new SuiteDirectory(Path.of("target", "suite"));
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  @Test
  void allBenchmarksAreListedWithTheirParameters() throws IOException {
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    for (String plain :
        List.of(
            "Json.encode",
            "Json.decode",
            "Http.echo",
            "Http.echoPipelined",
            "Crypto.ecdsa",
            "Crypto.x25519",
            "Blocks.crc32c",
            "Blocks.deflate",
            "Blocks.inflate",
            "Text.regex",
            "Text.utf8",
            "Text.base64",
            "Maps.count",
            "Sort.numbers",
            "Sort.words",
            "Cache.get",
            "Allocation.tree",
            "Memory.read")) {
      expected.put(plain, Map.of());
    }
    Map<String, List<String>> bytes = Map.of("bytes", List.of("1024", "16384"));
    expected.put("Crypto.aesGcm", bytes);
    expected.put("Crypto.chaCha20", bytes);
    expected.put("Crypto.sha256", bytes);
    expected.put("Maps.get", Map.of("map", List.of("hash", "concurrent", "tree")));
    expected.put(
        "Contended.add", Map.of("kind", List.of("atomic", "adder", "lock", "synchronized")));
    expected.put("Queues.pass", Map.of("queue", List.of("disruptor", "arrayBlocking")));
    expected.put("Memory.chase", Map.of("kib", List.of("16", "256", "8192", "262144")));
    expected.put("Exceptions.throwAndCatch", Map.of("depth", List.of("10", "100")));
    assertThat(
            description().benchmarks().stream()
                .collect(Collectors.toMap(Benchmark::key, Benchmark::parameters)))
        .isEqualTo(expected);
  }

  @Test
  void weightsAddUpToOne() throws IOException {
    BigDecimal sum =
        description().representative().stream()
            .map(Representative::weight)
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void theQuickSetIsSmallAndNamesWholeCells() throws IOException {
    assertThat(description().quick())
        .hasSizeLessThanOrEqualTo(5)
        .allMatch(pattern -> !pattern.contains("*"));
  }

  @Test
  void theDigestIsThatOfWhatLiesThere() throws IOException {
    assertThat(description().sha256()).isEqualTo(SUITE.sha256());
  }

  @Test
  void librariesAreTheSuitesOwn() throws IOException {
    List<String> names =
        libraries().stream()
            .map(file -> file.getFileName().toString().replaceAll("-[0-9].*", ""))
            .sorted()
            .distinct()
            .collect(Collectors.toList());
    assertThat(names)
        .containsExactly(
            "HdrHistogram",
            "archbench-workload",
            "caffeine",
            "commons-math3",
            "disruptor",
            "error_prone_annotations",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jmh-core",
            "jopt-simple",
            "jspecify",
            "netty-buffer",
            "netty-codec",
            "netty-codec-http",
            "netty-common",
            "netty-handler",
            "netty-resolver",
            "netty-transport",
            "netty-transport-classes-epoll",
            "netty-transport-native-epoll",
            "netty-transport-native-unix-common");
  }

  @Test
  void nettyIsOfOneVersion() throws IOException {
    Set<String> versions =
        libraries().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("netty-"))
            .map(name -> name.replaceAll("^[a-z-]+-([0-9.]+)\\.Final.*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(versions).hasSize(1);
  }

  @Test
  void nativeTransportsAreThereForBothArchitectures() throws IOException {
    Map<String, Integer> machines = new TreeMap<>();
    for (Path library : libraries()) {
      String name = library.getFileName().toString();
      if (name.startsWith("netty-transport-native-epoll")) {
        List<Integer> found = machines(library);
        assertThat(found).as("native libraries in %s", name).hasSize(1);
        machines.put(name.replaceAll(".*-linux-(.*)\\.jar", "$1"), found.get(0));
      }
    }
    assertThat(machines).isEqualTo(Map.of("x86_64", X86_64, "aarch_64", AARCH64));
  }

  @Test
  void noLibraryIsNativeOnOneArchitectureAlone() throws IOException {
    Map<String, Set<Integer>> machines = new TreeMap<>();
    for (Path library : libraries()) {
      String name = library.getFileName().toString().replaceAll("-[0-9].*", "");
      machines.computeIfAbsent(name, any -> new TreeSet<>()).addAll(machines(library));
    }
    machines.values().removeIf(Set::isEmpty);
    assertThat(machines).containsOnlyKeys("netty-transport-native-epoll");
    assertThat(machines.values()).allMatch(found -> found.containsAll(Set.of(X86_64, AARCH64)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutItsNativeTransportNettyIsNotMeasured(@TempDir Path directory) throws Exception {
    String printed = measured(directory, "-Dio.netty.transport.noNative=true");
    assertThat(printed)
        .contains("UnusableTransportException")
        .contains("Netty cannot load its native epoll transport")
        .doesNotContain("# Run complete");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withItNettyIsMeasured(@TempDir Path directory) throws Exception {
    assertThat(measured(directory, "-Dnothing=changed")).contains("# Run complete");
    assertThat(directory.resolve("native.json")).exists();
    assertThat(directory.resolve("answer.sha256")).exists();
    assertThat(directory.resolve("corpus.sha256")).exists();
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
  }

  /** Runs one cell with JMH, as the agent does, and returns what it prints. */
  private static String measured(Path directory, String flag) throws Exception {
    Path log = directory.resolve("jmh.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djmh.ignoreLock=true");
    command.addAll(List.of("-cp", SUITE.classPath(), "org.openjdk.jmh.Main"));
    command.addAll(List.of("Http.echo$", "-f", "1", "-wi", "1", "-i", "2", "-foe", "true"));
    command.addAll(List.of("-r", "100ms", "-w", "100ms", "-t", "1"));
    command.addAll(List.of("-prof", "io.archbench.workload.LatencyProfiler"));
    command.addAll(List.of("-jvmArgs", String.join(" ", flags(directory, flag))));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  private static List<String> flags(Path directory, String flag) throws IOException {
    List<String> flags = new ArrayList<>(List.of(flag, "-Djava.io.tmpdir=" + directory));
    flags.add("-Darchbench.cell.dir=" + directory);
    description().jvmFlags().stream()
        .filter(each -> each.minJdk() <= Runtime.version().feature())
        .forEach(each -> flags.addAll(each.flags()));
    return flags;
  }

  private static List<Path> libraries() throws IOException {
    return Stream.of(SUITE.classPath().split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(file -> !file.endsWith("suite.jar"))
        .collect(Collectors.toList());
  }

  /** The machines of the ELF files in a jar. */
  private static List<Integer> machines(Path jar) throws IOException {
    List<Integer> machines = new ArrayList<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        ByteBuffer start = ByteBuffer.wrap(entries.readNBytes(20));
        if (start.limit() == 20 && start.getInt(0) == 0x7f454c46) {
          boolean little = start.get(5) == 1;
          start.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
          machines.add((int) start.getShort(18));
        }
      }
    }
    return machines;
  }

  private static SuiteDescription description() throws IOException {
    return SUITE.description();
  }
}
