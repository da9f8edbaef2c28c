package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmFlagsTest {
  /** Recorded final flags of JDK 17 and 25, amd64, {@code -Xms512m -Xmx512m}, by collector. */
  private static Map<String, Map<String, String>> recorded(int jdk) throws IOException {
    Map<String, Map<String, String>> flags = new TreeMap<>();
    try (InputStream in = JvmFlagsTest.class.getResourceAsStream("final-flags.csv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", 4))
          .filter(row -> row[0].equals(Integer.toString(jdk)))
          .forEach(
              row -> flags.computeIfAbsent(row[1], key -> new TreeMap<>()).put(row[2], row[3]));
    }
    return flags;
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void everythingThatDiffersBetweenCollectorsFollowsFromTheCollector(int jdk) throws IOException {
    Map<String, Map<String, String>> flags = recorded(jdk);
    assertThat(flags).containsOnlyKeys("G1", "Parallel", "Serial", "Z", "Shenandoah");
    int different = 0;
    for (Map<String, String> left : flags.values()) {
      for (Map<String, String> right : flags.values()) {
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        names.removeIf(name -> Objects.equals(left.get(name), right.get(name)));
        different += names.size();
        assertThat(names)
            .allMatch(
                name ->
                    JvmFlags.choosesCollector(name)
                        || JvmFlags.followsFromCollector(name)
                        || JvmFlags.isIncidental(name));
      }
    }
    assertThat(different).isGreaterThan(20);
  }

  @Test
  void heapAndCompilerDoNotFollowFromTheCollector() {
    assertThat(
            List.of(
                "MaxHeapSize",
                "InitialHeapSize",
                "MaxInlineLevel",
                "TieredCompilation",
                "UseTransparentHugePages",
                "UseAVX"))
        .noneMatch(JvmFlags::followsFromCollector);
  }

  @Test
  void flagsAreNamedByTheSideThatAsksForThem() {
    assertThat(
            JvmFlags.namedByOne(
                List.of("-XX:+UseG1GC", "-Xmx1g", "-XX:MaxInlineLevel=9", "-Dkey=1"),
                List.of("-XX:-UseG1GC", "-Xmx1g", "-XX:MaxInlineLevel=20", "-Xss1m", "-Dkey=2")))
        .containsExactlyInAnyOrder("UseG1GC", "MaxInlineLevel", "ThreadStackSize");
  }
}
