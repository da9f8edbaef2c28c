package io.archbench.k8s.job;

import java.time.Duration;

/**
 * How patient an executor is.
 *
 * @param pending how long a pod may wait for its node and its image
 * @param settle how long a node must have been there before anything is measured on it
 * @param hold when pods that hold nodes end by themselves, should nobody come for them
 */
public record Patience(Duration pending, Duration settle, Duration hold) {}
