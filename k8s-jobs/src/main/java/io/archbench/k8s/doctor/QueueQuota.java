package io.archbench.k8s.doctor;

import io.archbench.k8s.cluster.KueueObject;
import io.archbench.trial.Resources;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a ClusterQueue has, and what becomes of who has it.
 *
 * @param clusterQueue as the cluster has it
 */
record QueueQuota(KueueObject clusterQueue) {
  private static final String NEVER = "Never";

  /** Names of its flavors, in their order. */
  Set<String> flavors() {
    Set<String> names = new LinkedHashSet<>();
    groups()
        .flatMap(group -> KueueObject.maps(group, "flavors"))
        .forEach(flavor -> names.add(KueueObject.text(flavor, "name")));
    return names;
  }

  private Stream<Map<String, Object>> groups() {
    return clusterQueue.maps("spec", "resourceGroups");
  }

  /** By what a trial may be ended for another Job, or another Job for a trial. */
  Stream<String> preemption() {
    return Stream.concat(
        Stream.of(
                rule("withinClusterQueue"),
                rule("reclaimWithinCohort"),
                rule("borrowWithinCohort", "policy"))
            .flatMap(Optional::stream),
        borrowed().stream());
  }

  /** A rule that is not said is that nobody is ended. */
  private Optional<String> rule(String... path) {
    Object[] whole = new Object[path.length + 2];
    whole[0] = "spec";
    whole[1] = "preemption";
    System.arraycopy(path, 0, whole, 2, path.length);
    String policy = clusterQueue.text(whole);
    return policy.isEmpty() || policy.equals(NEVER)
        ? Optional.empty()
        : Optional.of("preemption." + String.join(".", path) + " is " + policy);
  }

  /** What is borrowed may be called back by whoever it belongs to, whatever is said here. */
  private Optional<String> borrowed() {
    return cohort()
        .filter(
            cohort ->
                groups()
                    .flatMap(group -> KueueObject.maps(group, "flavors"))
                    .flatMap(flavor -> KueueObject.maps(flavor, "resources"))
                    .anyMatch(
                        resource ->
                            amount(resource, "borrowingLimit")
                                .filter(limit -> limit.signum() == 0)
                                .isEmpty()))
        .map(cohort -> "it may borrow in cohort " + cohort + " what others may call back");
  }

  /** The name of the field depends on the version of the API. */
  private Optional<String> cohort() {
    return Stream.of("cohortName", "cohort")
        .map(field -> clusterQueue.text("spec", field))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /**
   * Of which resources so many trials at once can have too little in each of those flavors, what
   * may be borrowed included.
   */
  Stream<String> lacking(VariantNeeds need, List<String> flavors, int trials) {
    return lacking(need, flavors, trials, true);
  }

  /** The same for a trial on each wanted node, out of what is its own. */
  Stream<String> lackingAtOnce(VariantNeeds need, List<String> flavors) {
    return lacking(need, flavors, need.wanted(), false);
  }

  private Stream<String> lacking(
      VariantNeeds need, List<String> flavors, int trials, boolean borrowing) {
    return asked(need.largest().resources()).entrySet().stream()
        .flatMap(
            asked ->
                lacking(
                    asked.getKey(),
                    asked.getValue().multiply(BigDecimal.valueOf(trials)),
                    flavors,
                    trials,
                    borrowing)
                    .stream());
  }

  private static Map<String, BigDecimal> asked(Resources resources) {
    Map<String, BigDecimal> asked = new TreeMap<>();
    Optional.ofNullable(resources.cpu()).ifPresent(cpu -> asked.put("cpu", new BigDecimal(cpu)));
    Optional.ofNullable(resources.memoryBytes())
        .ifPresent(memory -> asked.put("memory", new BigDecimal(memory)));
    return asked;
  }

  /** A resource that no group covers can be had by nobody. */
  private Optional<String> lacking(
      String resource, BigDecimal asked, List<String> flavors, int trials, boolean borrowing) {
    List<Map<String, Object>> quotas =
        groups()
            .flatMap(group -> KueueObject.maps(group, "flavors"))
            .filter(flavor -> flavors.contains(KueueObject.text(flavor, "name")))
            .flatMap(flavor -> KueueObject.maps(flavor, "resources"))
            .filter(quota -> KueueObject.text(quota, "name").equals(resource))
            .toList();
    if (quotas.isEmpty()) {
      return Optional.of("it has no quota of " + resource + ", which a trial asks for");
    }
    boolean enough =
        quotas.stream()
            .map(quota -> limit(quota, borrowing))
            .anyMatch(limit -> limit.map(most -> most.compareTo(asked) >= 0).orElse(true));
    return enough
        ? Optional.empty()
        : Optional.of(
            "%s %s for %s of %s, and %s has %s"
                .formatted(
                    trials == 1 ? "a trial" : trials + " trials at once",
                    trials == 1 ? "asks" : "ask",
                    words(resource, asked),
                    resource,
                    String.join(" or ", flavors),
                    String.join(
                        " or ",
                        quotas.stream()
                            .map(quota -> KueueObject.text(quota, "nominalQuota"))
                            .toList())));
  }

  /** Absent if there is none. */
  private Optional<BigDecimal> limit(Map<String, Object> quota, boolean borrowing) {
    BigDecimal own = amount(quota, "nominalQuota").orElse(BigDecimal.ZERO);
    if (!borrowing || cohort().isEmpty()) {
      return Optional.of(own);
    }
    return amount(quota, "borrowingLimit").map(own::add);
  }

  private static Optional<BigDecimal> amount(Map<String, Object> quota, String field) {
    return Optional.ofNullable(quota.get(field))
        .map(value -> new Quantity(value.toString()).getNumericalAmount());
  }

  private static String words(String resource, BigDecimal amount) {
    return resource.equals("memory")
        ? amount
                .divide(BigDecimal.valueOf(1L << 20), 0, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString()
            + "Mi"
        : amount.stripTrailingZeros().toPlainString();
  }
}
