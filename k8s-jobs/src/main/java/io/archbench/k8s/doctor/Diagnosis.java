package io.archbench.k8s.doctor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.trial.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a cluster looked like to whoever wants to measure on it.
 *
 * @param server its address
 * @param version of its API server; absent if it does not answer
 * @param namespace of the Jobs
 * @param variants the nodes of each, as far as they may be read
 * @param findings the worst first
 */
public record Diagnosis(
    String server,
    Optional<String> version,
    String namespace,
    List<VariantNodes> variants,
    @JsonIgnore List<Finding> findings) {
  public Diagnosis {
    variants = List.copyOf(variants);
    findings = List.copyOf(findings);
  }

  /** This one with what others found. */
  public Diagnosis with(List<Finding> more) {
    return new Diagnosis(
        server,
        version,
        namespace,
        variants,
        Finding.sorted(Stream.concat(findings.stream(), more.stream())));
  }

  /**
   * The largest number of CPUs that each of the nodes of all variants has left: sides that are
   * given as many do the same work in the same way.
   */
  public OptionalInt commonCpus() {
    return variants.stream()
        .flatMap(variant -> variant.nodes().stream())
        .mapToInt(SeenNode::cpus)
        .min();
  }
}
