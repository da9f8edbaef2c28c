package io.archbench.k8s.doctor;

import io.archbench.trial.finding.Finding;
import java.util.List;

/**
 * An image that was looked at.
 *
 * @param reference by its digest; as it was named if it cannot be used
 */
public record CheckedImage(String reference, List<Finding> findings) {
  public CheckedImage {
    findings = List.copyOf(findings);
  }
}
