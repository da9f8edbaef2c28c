package io.archbench.runner.plan;

import io.archbench.k8s.job.JobSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The cluster that carries a plan out.
 *
 * @param context of the kubeconfig; its current one if absent
 * @param pendingTimeout how long to wait for a node
 * @param settle how long a node must have been there before it is measured on
 * @param jobs what all Jobs have in common
 */
public record PlannedCluster(
    Optional<String> context, Duration pendingTimeout, Duration settle, JobSettings jobs) {}
