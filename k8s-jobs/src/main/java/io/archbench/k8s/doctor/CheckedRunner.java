package io.archbench.k8s.doctor;

import io.archbench.k8s.detached.RunnerImage;
import io.archbench.trial.finding.Finding;
import java.util.List;

/**
 * The image of a runner that was looked at.
 *
 * @param image one that stands for it if it cannot be used
 */
public record CheckedRunner(RunnerImage image, List<Finding> findings) {
  public CheckedRunner {
    findings = List.copyOf(findings);
  }
}
