package io.archbench.runner.plan;

import io.archbench.runner.study.DurationText;
import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.NodeChoice;
import io.archbench.runner.study.ResourceChoice;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.Variant;
import io.archbench.trial.CellSpec;
import io.archbench.trial.suite.SuiteDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says what a study asks for and this version leaves undone, so that nobody believes it done. */
final class PlanNotes {
  /** Below this, compiled code and caches of most benchmarks are still settling. */
  private static final Duration SHORT_WARMUP = Duration.ofSeconds(10);

  private static final String NO_CLUSTER = "used with --on kubernetes only";

  private static final String UNASKED =
      "pods ask for no CPUs and have what the node's other pods leave: name how many, so that the"
          + " scheduler keeps them free";
  private static final String UNLIMITED =
      "not enforced: a process of this machine has no such limit";

  /** A price-performance is the same only if its 90 % interval fits into the margin. */
  private static final double WIDEST_FOR_SAME = .6;

  private final List<PlanNote> notes = new ArrayList<>();

  private PlanNotes() {}

  static List<PlanNote> of(Study study, List<CellSpec> cells, OfferedSuites suites) {
    PlanNotes notes = new PlanNotes();
    suites.brought().forEach((name, builds) -> notes.annotatedFlags(name, builds.values()));
    study.suites().keySet().forEach(name -> notes.embedded(study, name, suites));
    notes.study(study);
    study.variants().forEach((name, each) -> notes.variant(FieldPath.key("variants", name), each));
    notes.resources("resources", study.resources());
    notes.warmup(study, cells);
    return List.copyOf(notes.notes);
  }

  /** The notes of a plan that is carried out on a cluster: its pods are what the study says. */
  static List<PlanNote> onCluster(List<PlanNote> notes, List<PlannedSuite> suites) {
    List<PlanNote> all = new ArrayList<>(notes);
    all.removeIf(note -> Set.of(NO_CLUSTER, UNLIMITED, UNASKED).contains(note.words()));
    boolean unasked =
        suites.stream()
            .flatMap(suite -> suite.setups().values().stream())
            .anyMatch(setup -> setup.resources().cpu() == null);
    if (unasked) {
      all.add(new PlanNote("resources.cpu", UNASKED));
    }
    return List.copyOf(all);
  }

  private void study(Study study) {
    note(study.kubernetes().isPresent(), "kubernetes", NO_CLUSTER);
    halfWidth(study);
  }

  private void halfWidth(Study study) {
    double widest = WIDEST_FOR_SAME * study.policy().moneyMargin().fraction();
    boolean priced =
        study.variants().values().stream().anyMatch(variant -> variant.price().isPresent());
    note(
        priced && study.rounds().halfWidth().fraction() > widest + 1e-12,
        "rounds.halfWidth",
        "%s is too wide to find that two sides cost the same, within a policy.moneyMargin of %s"
            .formatted(study.rounds().halfWidth(), study.policy().moneyMargin()));
  }

  private void annotatedFlags(String suite, Collection<SuiteDescription> builds) {
    SortedSet<String> flags = new TreeSet<>();
    builds.stream()
        .flatMap(build -> build.benchmarks().stream())
        .flatMap(benchmark -> benchmark.annotations().stream())
        .forEach(annotations -> flags.addAll(annotations.jvmArgs()));
    note(
        !flags.isEmpty(),
        FieldPath.key("suites", suite),
        "flags of @Fork(jvmArgs) are not used: "
            + String.join(" ", flags)
            + ". What a benchmark needs of them belongs into the variants' jvmArgs");
  }

  private void embedded(Study study, String suite, OfferedSuites suites) {
    study.variants().keySet().stream()
        .flatMap(variant -> suites.of(suite, variant).stream())
        .flatMap(each -> each.allowedEmbedded().stream())
        .distinct()
        .forEach(
            embedded ->
                notes.add(
                    new PlanNote(
                        FieldPath.key("suites", suite),
                        "--allow-embedded: on machines that have none of their own it uses "
                            + embedded)));
  }

  private void variant(String field, Variant variant) {
    note(variant.image().isPresent(), field + ".image", NO_CLUSTER);
    note(!variant.nodeLabels().isEmpty(), field + ".nodeLabels", NO_CLUSTER);
    note(!variant.tolerations().isEmpty(), field + ".tolerations", NO_CLUSTER);
    boolean named = variant.nodes().filter(NodeChoice.Named.class::isInstance).isPresent();
    note(named, field + ".nodes", NO_CLUSTER);
    variant.resources().ifPresent(own -> resources(field + ".resources", own));
  }

  private void resources(String field, ResourceChoice resources) {
    note(resources.memory().isPresent(), field + ".memory", UNLIMITED);
    note(resources.cpuLimit().isPresent(), field + ".cpuLimit", UNLIMITED);
  }

  private void warmup(Study study, List<CellSpec> cells) {
    note(
        study.jmh().warmup().isEmpty() && !study.jmh().calibrate(),
        "jmh.warmup",
        "the default length is used; with calibrate: true round 0 finds out what each cell needs");
    Duration shortest =
        cells.stream()
            .map(cell -> cell.settings().warmup())
            .min(Comparator.naturalOrder())
            .orElse(SHORT_WARMUP);
    note(
        shortest.compareTo(SHORT_WARMUP) < 0,
        "jmh.warmup",
        "a demonstration: " + DurationText.of(shortest) + " of warm-up are too short to be steady");
  }

  private void note(boolean applies, String field, String words) {
    if (applies) {
      notes.add(new PlanNote(field, words));
    }
  }
}
