package io.archbench.runner.study;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study: which variants run which suites, how they are compared, and what the answer is for.
 *
 * <p>Mappings keep the order of the file. Where no comparison is stated and there are two variants,
 * the first is the baseline and the second the contender.
 */
public record Study(
    @Key(value = "Version of this format.", min = 1, max = 1) int schema,
    @Key(value = "Name of the study.", name = true) String study,
    @Key("Corpora, orders and samples derive from it; the same seed gives the same work.")
        long seed,
    @Key("estimate: how much faster or cheaper; detect: has this build regressed.") Design design,
    @Key("same-node: one after the other on one node; own-nodes: side by side; auto chooses.")
        PairingChoice pairing,
    @Key(value = "The sides, by name.", min = 1, name = true) Map<String, Variant> variants,
    @Key("Which sides are compared; with two variants it may be left out: first is baseline.")
        List<ComparisonChoice> comparisons,
    @Key("Groups of clusters that the answer is for.") List<FleetGroup> fleet,
    @Key("Result of an image scan: which images have both architectures.")
        Optional<String> readiness,
    @Key(value = "The suites to run, by name.", min = 1, name = true)
        Map<String, SuiteChoice> suites,
    @Key("How long and with how many threads cells run.") JmhChoice jmh,
    @Key("How often everything is repeated.") Rounds rounds,
    @Key("What the study may cost.") Optional<Budget> budget,
    @Key("What each trial is given, equal on all variants.") ResourceChoice resources,
    @Key("Which differences matter, and which are allowed.") PolicyChoice policy,
    @Key("A price file, laid over the shipped price book.") Optional<String> prices,
    @Key("How trials run on a cluster.") Optional<KubernetesChoice> kubernetes) {
  public Study {
    variants = Ordered.copy(variants);
    suites = Ordered.copy(suites);
    fleet = List.copyOf(fleet);
    comparisons =
        comparisons.isEmpty() && variants.size() == 2
            ? derived(variants.keySet().iterator())
            : List.copyOf(comparisons);
  }

  /** The same study with other sides and another policy. */
  Study with(Map<String, Variant> otherVariants, PolicyChoice otherPolicy) {
    return new Study(
        schema,
        study,
        seed,
        design,
        pairing,
        otherVariants,
        comparisons,
        fleet,
        readiness,
        suites,
        jmh,
        rounds,
        budget,
        resources,
        otherPolicy,
        prices,
        kubernetes);
  }

  private static List<ComparisonChoice> derived(Iterator<String> names) {
    return List.of(
        new ComparisonChoice(names.next(), names.next(), Optional.empty(), Optional.empty()));
  }
}
