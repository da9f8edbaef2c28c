package io.archbench.k8s.image;

import java.util.List;

/**
 * Whether one image runs on a platform, and why that is said.
 *
 * @param evidence a line each; never empty
 * @param usedBy workloads that run it, as {@code NAMESPACE/KIND/NAME}; empty if it was only named
 */
public record ScannedImage(
    String reference, Readiness readiness, List<String> evidence, List<String> usedBy) {
  public ScannedImage {
    evidence = List.copyOf(evidence);
    usedBy = List.copyOf(usedBy);
  }
}
