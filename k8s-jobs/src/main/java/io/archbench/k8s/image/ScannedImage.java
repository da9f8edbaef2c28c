package io.archbench.k8s.image;

import java.util.List;

/**
 * Whether one image runs on a platform, and why that is said.
 *
 * @param evidence a line each; never empty
 */
public record ScannedImage(String reference, Readiness readiness, List<String> evidence) {
  public ScannedImage {
    evidence = List.copyOf(evidence);
  }
}
