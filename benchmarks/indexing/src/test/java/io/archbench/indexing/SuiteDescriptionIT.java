package io.archbench.indexing;

import static java.util.Map.entry;

import io.archbench.conformance.SuiteConformance;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SuiteDescriptionIT extends SuiteConformance {

  @Override
  protected Map<String, Map<String, List<String>>> benchmarks() {
    List<String> codecs = List.of("default", "best");
    List<String> sorts = List.of("none", "timestamp");
    return Map.ofEntries(
        entry("BulkIndex.bulk", Map.of("codec", codecs, "sort", sorts)),
        entry("Refresh.nearRealTime", Map.of()),
        entry("Commit.durable", Map.of()),
        entry("ForceMerge.toOneSegment", Map.of("codec", codecs, "sort", sorts)),
        entry("Search.term", Map.of()),
        entry("Search.range", Map.of()),
        entry("Search.errors", Map.of()),
        entry("Search.phrase", Map.of()),
        entry("Search.prefix", Map.of()),
        entry("Search.sorted", Map.of("sort", sorts)),
        entry("Search.searchAfter", Map.of("sort", sorts)),
        entry("Search.fetch", Map.of("codec", codecs)),
        entry("Search.scroll", Map.of("codec", codecs)),
        entry("Search.mixed", Map.of()),
        entry("FixedRate.mixed", Map.of("rate", List.of("1000"))),
        entry("Aggregate.hourlyHistogram", Map.of()),
        entry("Aggregate.terms", Map.of()),
        entry("Aggregate.cardinality", Map.of()),
        entry("Aggregate.percentiles", Map.of()));
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
