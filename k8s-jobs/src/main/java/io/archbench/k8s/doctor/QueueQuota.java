package io.archbench.k8s.doctor;

import io.archbench.k8s.cluster.KueueObject;
import io.archbench.trial.Resources;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
   * may be borrowed included. All that a group covers has to come from one flavor.
   */
  Stream<String> lacking(VariantNeeds need, List<String> flavors, int trials) {
    return lacking(need, flavors, trials, true);
  }

  /** The same for a trial on each wanted node, out of what is its own. */
  Stream<String> lackingAtOnce(VariantNeeds need, List<String> flavors) {
    return lacking(need, flavors, need.wanted(), false);
  }

  /** A resource that no group covers can be had by nobody. */
  private Stream<String> lacking(
      VariantNeeds need, List<String> flavors, int trials, boolean borrowing) {
    Map<String, BigDecimal> asked = new TreeMap<>();
    asked(need.largest().resources())
        .forEach(
            (resource, amount) -> asked.put(resource, amount.multiply(BigDecimal.valueOf(trials))));
    List<GroupQuota> groups = groups().map(group -> GroupQuota.of(group, flavors)).toList();
    return Stream.concat(
        asked.keySet().stream()
            .filter(resource -> groups.stream().noneMatch(group -> group.covers(resource)))
            .map(resource -> "it has no quota of " + resource + ", which a trial asks for"),
        groups.stream().flatMap(group -> lacking(group, asked, trials, borrowing).stream()));
  }

  private static Map<String, BigDecimal> asked(Resources resources) {
    Map<String, BigDecimal> asked = new TreeMap<>();
    Optional.ofNullable(resources.cpu()).ifPresent(cpu -> asked.put("cpu", new BigDecimal(cpu)));
    Optional.ofNullable(resources.memoryBytes())
        .ifPresent(memory -> asked.put("memory", new BigDecimal(memory)));
    return asked;
  }

  private Optional<String> lacking(
      GroupQuota group, Map<String, BigDecimal> asked, int trials, boolean borrowing) {
    SortedSet<String> lacking = new TreeSet<>();
    for (Map<String, Object> flavor : group.flavors()) {
      List<String> ofFlavor =
          asked.entrySet().stream()
              .filter(one -> group.covers(one.getKey()))
              .filter(one -> !has(flavor, one.getKey(), one.getValue(), borrowing))
              .map(Map.Entry::getKey)
              .toList();
      if (ofFlavor.isEmpty()) {
        return Optional.empty();
      }
      lacking.addAll(ofFlavor);
    }
    return lacking.isEmpty()
        ? Optional.empty() // it has nothing that is asked for
        : Optional.of(words(group, lacking, asked, trials, borrowing));
  }

  private boolean has(
      Map<String, Object> flavor, String resource, BigDecimal asked, boolean borrowing) {
    return GroupQuota.quota(flavor, resource)
        .map(quota -> limit(quota, borrowing).map(most -> most.compareTo(asked) >= 0).orElse(true))
        .orElse(false);
  }

  private String words(
      GroupQuota group,
      SortedSet<String> lacking,
      Map<String, BigDecimal> asked,
      int trials,
      boolean borrowing) {
    boolean one = lacking.size() == 1;
    String wanted =
        lacking.stream()
            .map(
                resource ->
                    words(resource, Objects.requireNonNull(asked.get(resource)))
                        + " of "
                        + resource)
            .collect(Collectors.joining(" and "));
    String there =
        group.flavors().stream()
            .map(
                flavor ->
                    KueueObject.text(flavor, "name")
                        + " has "
                        + lacking.stream()
                            .map(
                                resource ->
                                    quota(flavor, resource, borrowing)
                                        + (one ? "" : " of " + resource))
                            .collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", "));
    return "%s %s for %s%s, and %s"
        .formatted(
            trials == 1 ? "a trial" : trials + " trials at once",
            trials == 1 ? "asks" : "ask",
            wanted,
            one ? "" : " from one flavor",
            there);
  }

  /** As it was counted. */
  private String quota(Map<String, Object> flavor, String resource, boolean borrowing) {
    Map<String, Object> quota = GroupQuota.quota(flavor, resource).orElse(Map.of());
    String own = quota.isEmpty() ? "none" : KueueObject.text(quota, "nominalQuota");
    String more = KueueObject.text(quota, "borrowingLimit");
    if (!borrowing || cohort().isEmpty() || quota.isEmpty()) {
      return own;
    }
    return own + (more.isEmpty() ? " and may borrow" : " and may borrow " + more);
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
