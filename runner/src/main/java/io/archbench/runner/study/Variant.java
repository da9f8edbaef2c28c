package io.archbench.runner.study;

import io.archbench.trial.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One side of a comparison: where it runs, on which JDK, with which flags, at which price. */
public record Variant(
    @Key("CPU architecture.") Architecture arch,
    @Key("A product of the price book, or a price of one's own.") Optional<Price> price,
    @Key("The price is meant although the machine is another type.") boolean pricedAs,
    @Key(value = "JDK feature release; absent: the one archbench runs on.", min = 8, max = 99)
        Optional<Integer> jdk,
    @Key("JVM flags; the same option later wins over the suite's.") List<String> jvmArgs,
    @Key("Labels that a node must have.") Map<String, String> nodeLabels,
    @Key("Taints that are tolerated.") List<TolerationChoice> tolerations,
    @Key("How many nodes, or their names.") Optional<NodeChoice> nodes,
    @Key("Image reference of this variant.") Optional<String> image,
    @Key(value = "What differs in a suite on this side.", name = true)
        Map<String, VariantSuite> suites,
    @Key("What differs in resources on this side.") Optional<ResourceChoice> resources) {
  /** The same side, run from that image. */
  Variant withImage(String reference) {
    return new Variant(
        arch,
        price,
        pricedAs,
        jdk,
        jvmArgs,
        nodeLabels,
        tolerations,
        nodes,
        Optional.of(reference),
        suites,
        resources);
  }

  public Variant {
    jvmArgs = List.copyOf(jvmArgs);
    nodeLabels = Ordered.copy(nodeLabels);
    tolerations = List.copyOf(tolerations);
    suites = Ordered.copy(suites);
  }
}
