package io.archbench.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.SuiteConformance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT extends SuiteConformance {

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    Map<String, Map<String, List<String>>> expected = new TreeMap<>();
    for (String plain :
        List.of(
            "Json.encode",
            "Json.decode",
            "Http.echo",
            "Http.echoPipelined",
            "Tls.echo",
            "Tls.fullHandshake",
            "Tls.resumedHandshake",
            "ColdStart.firstAnswer",
            "VirtualThreads.startAndJoin",
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
    expected.put("FixedRate.echo", Map.of("rate", List.of("1000")));
    expected.put("FixedRate.tlsEcho", Map.of("rate", List.of("1000")));
    expected.put("Compression.compress", Map.of("codec", List.of("lz4", "zstd")));
    expected.put("Compression.decompress", Map.of("codec", List.of("lz4", "zstd")));
    expected.put("GarbageCollection.liveSet", Map.of("percent", List.of("10", "40")));
    expected.put(
        "PingPong.roundTrip",
        Map.of("by", List.of("exchanger", "park", "spin", "synchronousQueue")));
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
    return expected;
  }

  @Override
  protected List<String> libraries() {
    return List.of(
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
        "lz4-java",
        "netty-buffer",
        "netty-codec",
        "netty-codec-http",
        "netty-common",
        "netty-handler",
        "netty-resolver",
        "netty-transport",
        "netty-transport-classes-epoll",
        "netty-transport-native-epoll",
        "netty-transport-native-unix-common",
        "zstd-jni");
  }

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of("lz4-java", "netty-transport-native-epoll", "zstd-jni");
  }

  @Override
  protected Map<String, String> accepted() {
    return Map.of(
        "GROWING_STATE EchoReplies.write", "requests that wait for their responses in a phase");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutItsNativeTransportNettyIsNotMeasured(@TempDir Path directory) throws Exception {
    String printed =
        SUITE.measure(
            directory, List.of("Http.echo$", "-t", "1"), "-Dio.netty.transport.noNative=true");
    assertThat(printed)
        .contains("UnusableTransportException")
        .contains("Netty cannot load its native epoll transport")
        .doesNotContain("# Run complete");
  }

  @Test
  void requestsOverTlsAtAFixedRateAreMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("FixedRate.tlsEcho$", "-t", "2")))
        .contains("# Run complete");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("open-loop.json")).content().contains("\"targetRate\":1000.000");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withItNettyIsMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("Http.echo$", "-t", "1")))
        .contains("# Run complete");
    assertThat(directory.resolve("native.json")).exists();
    assertThat(directory.resolve("answer.sha256")).exists();
    assertThat(directory.resolve("corpus.sha256")).exists();
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
  }
}
