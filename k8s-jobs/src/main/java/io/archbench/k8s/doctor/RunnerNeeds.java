package io.archbench.k8s.doctor;

import io.archbench.k8s.detached.RunnerImage;
import io.archbench.k8s.detached.RunnerSettings;

/**
 * What a runner in a cluster would ask of it.
 *
 * @param image or one that stands for it, if it cannot be used or is not known
 */
public record RunnerNeeds(RunnerImage image, RunnerSettings settings) {}
