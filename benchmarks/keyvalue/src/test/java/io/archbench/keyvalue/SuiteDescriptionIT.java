package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.SuiteConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT extends SuiteConformance {
  private static final List<String> FIXED_RATE =
      List.of(
          "FixedRate.range$",
          "-t",
          "1",
          "-p",
          "rate=100",
          "-p",
          "keys=1",
          "-p",
          "consistency=linearizable");

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    Map<String, List<String>> put = Map.of("bytes", List.of("8", "256"));
    Map<String, List<String>> range =
        Map.of("keys", List.of("1", "100"), "consistency", List.of("linearizable", "serializable"));
    Map<String, List<String>> mix = Map.of("mix", List.of("a", "b", "f"));
    Map<String, Map<String, List<String>>> requests =
        Map.of("put", put, "range", range, "transaction", Map.of(), "lease", Map.of(), "mix", mix);
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    requests.forEach(
        (name, parameters) -> {
          expected.put("OneInFlight." + name, parameters);
          expected.put(
              "ManyInFlight." + name, and(parameters, "inFlight", List.of("32", "256", "1000")));
        });
    expected.put("FixedRate.put", and(put, "rate", List.of("200")));
    expected.put("FixedRate.range", and(range, "rate", List.of("200")));
    for (String name :
        List.of(
            "Counter.compareAndSet",
            "Watch.putUntilTold",
            "Failover.killLeader",
            "Lmdb.put",
            "Lmdb.get",
            "Lmdb.scan")) {
      expected.put(name, Map.of());
    }
    return expected;
  }

  private static Map<String, List<String>> and(
      Map<String, List<String>> parameters, String name, List<String> values) {
    Map<String, List<String>> all = new TreeMap<>(parameters);
    all.put(name, values);
    return all;
  }

  @Override
  protected List<String> libraries() {
    return List.of(
        "HdrHistogram",
        "archbench-workload",
        "asm",
        "asm-analysis",
        "asm-commons",
        "asm-tree",
        "asm-util",
        "commons-math3",
        "jffi",
        "jmh-core",
        "jnr-a64asm",
        "jnr-constants",
        "jnr-ffi",
        "jnr-x86asm",
        "jopt-simple",
        "jspecify",
        "lmdbjava",
        "native",
        "ratis-client",
        "ratis-common",
        "ratis-grpc",
        "ratis-metrics-api",
        "ratis-metrics-default",
        "ratis-proto",
        "ratis-server",
        "ratis-server-api",
        "ratis-thirdparty-misc",
        "slf4j-api",
        "slf4j-simple");
  }

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of("jffi", "native", "ratis-thirdparty-misc");
  }

  @Override
  protected Map<String, String> accepted() {
    return Map.of(
        "DEAD_CODE *", "requests to peers, whose answers are checked by who receives them");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutItsNativeTransportNettyIsNotMeasured(@TempDir Path directory) throws Exception {
    assertThat(
            SUITE.measure(
                directory,
                FIXED_RATE,
                "-Dorg.apache.ratis.thirdparty.io.netty.transport.noNative=true"))
        .contains("UnusableTransportException")
        .contains("Netty cannot load its native epoll transport")
        .doesNotContain("# Run complete");
    assertNothingIsLeft(directory);
  }

  @Test
  void withoutItsNativeLibraryLmdbIsNotMeasured(@TempDir Path directory) throws Exception {
    assertThat(
            SUITE.measure(
                directory, List.of("Lmdb.put$"), "-Dlmdbjava.native.lib=/nowhere/liblmdb.so"))
        .contains("StoreException: LMDB's native library cannot be loaded")
        .doesNotContain("# Run complete");
  }

  @Test
  void aStoreThatIsFullIsNotMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("Lmdb.put$"), "-Darchbench.keyvalue.mapMiB=1"))
        .contains("StoreException: LMDB's map of 1 MiB is full")
        .doesNotContain("# Run complete");
  }

  @Test
  void aFixedRateIsMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, FIXED_RATE)).contains("# Run complete");
    assertThat(directory.resolve("native.json")).exists();
    assertThat(directory.resolve("open-loop.json")).content().contains("\"operations\":40,");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
  }

  @Test
  void threadsThatShareThePeersAreMeasured(@TempDir Path directory) throws Exception {
    assertThat(
            SUITE.measure(
                directory,
                List.of("ManyInFlight.put$", "-t", "2", "-p", "bytes=256", "-p", "inFlight=256")))
        .contains("# Run complete");
    assertThat(directory.resolve("answer.sha256")).exists();
    assertThat(directory.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void aLeaderIsKilled(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("Failover.killLeader$", "-t", "1")))
        .contains("# Run complete");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("wrong-answer.txt")).doesNotExist();
    assertNothingIsLeft(directory);
  }

  private static void assertNothingIsLeft(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("archbench-keyvalue-"));
    }
  }
}
