package io.archbench.runner.study;

import io.archbench.trial.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks what one key of a study says against what others say. */
final class StudyCheck {
  private static final Pattern HEAP =
      Pattern.compile("-Xm[sx].*|-XX:(Initial|Max)HeapSize=.*|-XX:(Initial|Max)RAMPercentage=.*");

  private final Study study;
  private final Problems problems;
  private final Positions positions;

  StudyCheck(Study study, Problems problems, Positions positions) {
    this.study = study;
    this.problems = problems;
    this.positions = positions;
  }

  /** Adds what is wrong to the problems. */
  void run() {
    comparisons();
    oneAnchorEach();
    study.variants().forEach(this::variant);
    fleet();
    shares();
    alarms();
  }

  private void comparisons() {
    if (study.comparisons().isEmpty() && study.variants().size() > 2) {
      problems.add(
          "comparisons",
          "which variants are compared, as there are more than two",
          "no comparison");
    }
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < study.comparisons().size(); i++) {
      ComparisonChoice comparison = study.comparisons().get(i);
      String field = FieldPath.item("comparisons", i);
      sideExists(field + ".baseline", comparison.baseline());
      sideExists(field + ".contender", comparison.contender());
      comparison.anchor().ifPresent(anchor -> anchor(field, comparison, anchor));
      if (comparison.baseline().equals(comparison.contender())) {
        problems.add(
            field + ".contender", "another variant than the baseline", "the same variant twice");
      }
      if (!seen.add(List.of(comparison.baseline(), comparison.contender()))) {
        problems.add(field, "each comparison once", "the same comparison again");
      }
      samePlacesPossible(field, comparison);
    }
  }

  private void anchor(String field, ComparisonChoice comparison, String anchor) {
    sideExists(field + ".anchor", anchor);
    if (anchor.equals(comparison.contender())) {
      problems.add(field + ".anchor", "another variant than the contender", "the contender itself");
    }
    Variant fixed = study.variants().get(anchor);
    Variant contender = study.variants().get(comparison.contender());
    if (fixed != null && contender != null && fixed.arch() != contender.arch()) {
      problems.add(
          field + ".anchor",
          "a variant of the contender's architecture, as both run on the same nodes",
          fixed.arch() + " and " + contender.arch());
    }
  }

  /** A history has one ratio of each contender. */
  private void oneAnchorEach() {
    Map<String, String> anchors = new HashMap<>();
    for (int i = 0; i < study.comparisons().size(); i++) {
      ComparisonChoice comparison = study.comparisons().get(i);
      if (comparison.anchor().isPresent()) {
        String anchor = comparison.anchor().get();
        String other = anchors.putIfAbsent(comparison.contender(), anchor);
        if (other != null && !other.equals(anchor)) {
          problems.add(
              FieldPath.item("comparisons", i) + ".anchor",
              "one anchor for each contender: " + other + " as before",
              Found.quoted(anchor));
        }
      }
    }
  }

  private void sideExists(String field, String name) {
    if (!name.equals(RecordBinder.UNREADABLE) && !positions.has(FieldPath.key("variants", name))) {
      List<String> known = new ArrayList<>(study.variants().keySet());
      problems.add(
          field,
          "a variant: " + String.join(", ", known),
          Found.quoted(name) + Nearest.hint(name, known));
    }
  }

  private void samePlacesPossible(String field, ComparisonChoice comparison) {
    Variant baseline = study.variants().get(comparison.baseline());
    Variant contender = study.variants().get(comparison.contender());
    if (study.pairing() == PairingChoice.SAME_NODE
        && baseline != null
        && contender != null
        && baseline.arch() != contender.arch()) {
      problems.add(
          field,
          "variants of one architecture, as pairing is same-node",
          baseline.arch() + " and " + contender.arch());
    }
  }

  private void variant(String name, Variant variant) {
    String field = FieldPath.key("variants", name);
    for (int i = 0; i < variant.jvmArgs().size(); i++) {
      flag(FieldPath.item(field + ".jvmArgs", i), variant.jvmArgs().get(i));
    }
    variant
        .suites()
        .keySet()
        .forEach(suite -> suiteExists(FieldPath.key(field + ".suites", suite), suite));
  }

  private void flag(String field, String flag) {
    if (!flag.startsWith("-") || flag.chars().anyMatch(Character::isISOControl)) {
      problems.add(field, "a JVM flag that starts with '-'", Found.quoted(flag));
    } else if (HEAP.matcher(flag).matches()) {
      problems.add(field, "the heap's size under resources.heap", Found.quoted(flag));
    }
  }

  private void suiteExists(String field, String suite) {
    if (!positions.has(FieldPath.key("suites", suite))) {
      List<String> known = new ArrayList<>(study.suites().keySet());
      problems.add(
          field,
          "a suite of the study: " + String.join(", ", known),
          Found.quoted(suite) + Nearest.hint(suite, known));
    }
  }

  private void alarms() {
    if (study.policy().falseAlarms().isPresent() && study.design() != Design.DETECT) {
      problems.add(
          "policy.falseAlarms",
          "design: detect, as only that confirms what it finds",
          "design: " + study.design());
    }
  }

  private void fleet() {
    List<String> names = study.fleet().stream().map(FleetGroup::name).toList();
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        problems.add(
            FieldPath.item("fleet", i) + ".name",
            "a name of its own",
            Found.quoted(names.get(i)) + " again");
      }
      List<String> move = study.fleet().get(i).move();
      for (int j = 0; j < move.size(); j++) {
        suiteExists(FieldPath.item(FieldPath.item("fleet", i) + ".move", j), move.get(j));
      }
    }
  }

  /** Parts of the cost and CPUs cannot be added up. */
  private void shares() {
    Optional<String> weight =
        fieldsOf(share -> share.weight().isPresent(), ".weight").stream().findFirst();
    if (weight.isEmpty()) {
      return;
    }
    for (String field : fieldsOf(share -> share.weight().isEmpty(), "")) {
      problems.add(
          field, "a weight, as " + weight.get() + " is one", "CPUs, which do not add up with it");
    }
    BigDecimal sum =
        study.suites().values().stream()
            .flatMap(suite -> suite.share().stream())
            .flatMap(share -> share.weight().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) > 0) {
      problems.add(
          weight.get(),
          "weights that are parts of the node's cost and sum to at most 1",
          sum.toPlainString());
    }
  }

  private List<String> fieldsOf(Predicate<Share> shares, String key) {
    return study.suites().entrySet().stream()
        .filter(suite -> suite.getValue().share().filter(shares).isPresent())
        .map(suite -> FieldPath.key("suites", suite.getKey()) + ".share" + key)
        .toList();
  }
}
