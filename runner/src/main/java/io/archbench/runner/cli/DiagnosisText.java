package io.archbench.runner.cli;

import io.archbench.k8s.doctor.Diagnosis;
import io.archbench.k8s.doctor.SeenNode;
import io.archbench.k8s.doctor.VariantNodes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A diagnosis as text for a terminal of 80 columns. */
final class DiagnosisText {
  private static final int NODES_AT_MOST = 20;

  private final StringBuilder text = new StringBuilder();

  private DiagnosisText() {}

  /** What clusters are like, without their findings. */
  static String of(List<Diagnosis> diagnoses) {
    DiagnosisText plain = new DiagnosisText();
    diagnoses.forEach(plain::cluster);
    plain.commonCpus(diagnoses);
    return plain.text.toString();
  }

  private void cluster(Diagnosis diagnosis) {
    if (!text.isEmpty()) {
      line("");
    }
    line(
        "cluster %s (%s), namespace %s"
            .formatted(
                diagnosis.server(),
                diagnosis.version().orElse("no answer"),
                diagnosis.namespace()));
    diagnosis.variants().forEach(this::variant);
  }

  /** Sides that are given as many do the same work in the same way. */
  private void commonCpus(List<Diagnosis> diagnoses) {
    diagnoses.stream()
        .flatMap(diagnosis -> diagnosis.variants().stream())
        .flatMap(variant -> variant.nodes().stream())
        .mapToInt(SeenNode::cpus)
        .min()
        .ifPresent(cpus -> line("CPUs that each of these nodes has left: " + cpus));
  }

  private void variant(VariantNodes variant) {
    line("");
    line(
        "variant %s: %d of %d nodes are free, %d wanted"
            .formatted(
                variant.variant(),
                variant.free().size(),
                variant.nodes().size(),
                variant.wanted()));
    variant.nodes().stream().limit(NODES_AT_MOST).forEach(this::node);
    int more = variant.nodes().size() - NODES_AT_MOST;
    if (more > 0) {
      line("  and " + more + " more");
    }
  }

  private void node(SeenNode node) {
    line(
        String.format(
            Locale.ROOT,
            "  %-24s %-20s %3d CPUs %6.1f GiB  %s",
            node.name(),
            node.type().orElse("unknown type"),
            node.cpus(),
            node.memoryBytes() / (double) (1L << 30),
            age(node.age())));
    node.obstacles().forEach(obstacle -> line("    " + obstacle));
  }

  private static String age(Duration age) {
    return age.toDays() > 0 ? age.toDays() + "d" : Pace.words(age);
  }

  private void line(String line) {
    text.append(TerminalText.of(line).stripTrailing()).append('\n');
  }
}
