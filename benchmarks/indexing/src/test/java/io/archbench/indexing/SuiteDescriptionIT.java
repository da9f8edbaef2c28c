package io.archbench.indexing;

import io.archbench.conformance.SuiteConformance;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SuiteDescriptionIT extends SuiteConformance {

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    List<String> codecs = List.of("default", "best");
    List<String> sorts = List.of("none", "timestamp");
    return Map.of(
        "BulkIndex.bulk", Map.of("codec", codecs, "sort", sorts),
        "Refresh.nearRealTime", Map.of(),
        "Search.term", Map.of(),
        "Search.range", Map.of(),
        "Search.sorted", Map.of("sort", sorts),
        "Search.fetch", Map.of("codec", codecs),
        "Aggregate.hourlyHistogram", Map.of());
  }

  @Override
  protected List<String> libraries() {
    return List.of(
        "HdrHistogram",
        "archbench-workload",
        "commons-math3",
        "jmh-core",
        "jopt-simple",
        "jspecify",
        "lucene-core");
  }

  @Override
  protected Set<String> nativeLibraries() {
    return Set.of();
  }
}
