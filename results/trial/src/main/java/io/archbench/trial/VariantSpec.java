package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison as far as running it goes; its price is the runner's business.
 *
 * @param jdk feature release to run on; null: the one archbench itself runs on
 * @param jvmArgs the variant's own JVM flags, before those of the suite
 * @param nodes names of the nodes to use; empty: any that fits
 * @param image image reference by digest; null where processes are started directly
 */
public record VariantSpec(
    String name,
    Architecture architecture,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer jdk,
    List<String> jvmArgs,
    Map<String, String> nodeLabels,
    List<Toleration> tolerations,
    List<String> nodes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String image) {
  public VariantSpec {
    Names.check("variant", name);
    jvmArgs = List.copyOf(jvmArgs);
    nodeLabels = Collections.unmodifiableMap(new TreeMap<>(nodeLabels));
    tolerations = List.copyOf(tolerations);
    nodes = List.copyOf(nodes);
  }

  /** The same variant, run from that image. */
  public VariantSpec withImage(String reference) {
    return new VariantSpec(
        name, architecture, jdk, jvmArgs, nodeLabels, tolerations, nodes, reference);
  }

  /** A variant without any requirement but its architecture. */
  public static VariantSpec of(String name, Architecture architecture, List<String> jvmArgs) {
    return new VariantSpec(name, architecture, null, jvmArgs, Map.of(), List.of(), List.of(), null);
  }
}
