package io.archbench.k8s.doctor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.trial.finding.Finding;
import java.util.List;
import java.util.Optional;
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

  /** This one, whose findings say in which of several contexts of a kubeconfig they are. */
  public Diagnosis in(String context) {
    return new Diagnosis(
        server,
        version,
        namespace,
        variants,
        findings.stream()
            .map(
                finding ->
                    new Finding(
                        finding.kind(),
                        finding.severity(),
                        context + ": " + finding.where(),
                        finding.what(),
                        finding.fix()))
            .toList());
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
}
