package io.archbench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.SuiteConformance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteDescriptionIT extends SuiteConformance {

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
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
    expected.put("Filters.userAgent", Map.of());
    expected.put("Pipeline.run", engines);
    expected.put(
        "FixedRate.run", Map.of("engine", List.of("joni", "java"), "rate", List.of("1000")));
    expected.put("PersistedQueue.writeRead", Map.of());
    expected.put("Compression.compress", codecs);
    expected.put("Compression.decompress", codecs);
    return expected;
  }

  @Override
  protected List<String> libraries() {
    return List.of(
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

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of("lz4-java", "zstd-jni");
  }

  @Override
  protected Map<String, String> accepted() {
    return Map.of(
        "GROWING_STATE DocumentQueue.*",
        "adders that count; nothing is kept",
        "GROWING_STATE Workers.send",
        "events that wait in a phase of fixed length and rate");
  }

  @Test
  void threadsThatShareTheQueueAreMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("Pipeline.run$", "-t", "2", "-p", "engine=joni")))
        .contains("# Run complete");
    assertThat(directory.resolve("service.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("answer.sha256")).exists();
    assertThat(directory.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void eventsAtAFixedRateAreMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("FixedRate.run$", "-t", "2", "-p", "engine=java")))
        .contains("# Run complete");
    assertThat(directory.resolve("response.hlog")).content().contains("Histogram");
    assertThat(directory.resolve("open-loop.json")).content().contains("\"targetRate\":1000.000");
  }

  @Test
  void nativeCompressionIsMeasured(@TempDir Path directory) throws Exception {
    assertThat(SUITE.measure(directory, List.of("Compression.compress$", "-p", "codec=zstd")))
        .contains("# Run complete");
    assertThat(directory.resolve("native.json")).content().contains("libzstd-jni");
  }
}
