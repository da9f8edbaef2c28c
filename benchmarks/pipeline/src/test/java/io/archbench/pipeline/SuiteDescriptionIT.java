package io.archbench.pipeline;

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
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT {
  private static final SuiteDirectory SUITE = new SuiteDirectory(Path.of("target", "suite"));
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  @Test
  void allBenchmarksAreListedWithTheirParameters() throws IOException {
    Map<String, List<String>> engines = Map.of("engine", List.of("joni", "java"));
    Map<String, List<String>> formats = Map.of("format", List.of("json", "cbor"));
    Map<String, List<String>> codecs = Map.of("codec", List.of("lz4", "zstd"));
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    expected.put("Grok.match", engines);
    expected.put("Grok.noMatch", engines);
    expected.put("Filters.dissect", Map.of());
    expected.put("Filters.date", Map.of());
    expected.put("Filters.mutate", Map.of());
    expected.put("Codec.decode", formats);
    expected.put("Codec.encode", formats);
    expected.put("Pipeline.run", Map.of());
    expected.put("PersistedQueue.writeRead", Map.of());
    expected.put("Compression.compress", codecs);
    expected.put("Compression.decompress", codecs);
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
        .noneMatch(pattern -> pattern.contains("*"));
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
            "commons-lang3",
            "commons-math3",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-dataformat-cbor",
            "java-grok",
            "jcodings",
            "jctools-core",
            "jmh-core",
            "joni",
            "jopt-simple",
            "jspecify",
            "lz4-java",
            "zstd-jni");
  }

  @Test
  void nativeLibrariesAreThereForBothArchitectures() throws IOException {
    Map<String, Set<Integer>> machines = new TreeMap<>();
    for (Path library : libraries()) {
      String name = library.getFileName().toString().replaceAll("-[0-9].*", "");
      machines.computeIfAbsent(name, any -> new TreeSet<>()).addAll(machines(library));
    }
    machines.values().removeIf(Set::isEmpty);
    assertThat(machines).containsOnlyKeys("lz4-java", "zstd-jni");
    assertThat(machines.values()).allMatch(found -> found.containsAll(Set.of(X86_64, AARCH64)));
  }

  @Test
  void threadsThatShareTheQueueAreMeasured(@TempDir Path directory) throws Exception {
    assertThat(measured(directory, "Pipeline.run$")).contains("# Run complete");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("answer.sha256")).exists();
    assertThat(directory.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void nativeCompressionIsMeasured(@TempDir Path directory) throws Exception {
    assertThat(measured(directory, "Compression.compress$", "-p", "codec=zstd"))
        .contains("# Run complete");
    assertThat(directory.resolve("native.json")).content().contains("libzstd-jni");
  }

  /** Runs one cell with JMH, as the agent does, and returns what it prints. */
  private static String measured(Path directory, String benchmark, String... parameters)
      throws Exception {
    Path log = directory.resolve("jmh.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djmh.ignoreLock=true");
    command.addAll(List.of("-cp", SUITE.classPath(), "org.openjdk.jmh.Main"));
    command.addAll(List.of(benchmark, "-f", "1", "-wi", "1", "-i", "2", "-foe", "true"));
    command.addAll(List.of("-r", "200ms", "-w", "200ms", "-t", "2"));
    command.addAll(List.of(parameters));
    command.addAll(List.of("-prof", "io.archbench.workload.LatencyProfiler"));
    command.addAll(List.of("-jvmArgs", String.join(" ", flags(directory))));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  private static List<String> flags(Path directory) throws IOException {
    List<String> flags = new ArrayList<>(List.of("-Djava.io.tmpdir=" + directory));
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
