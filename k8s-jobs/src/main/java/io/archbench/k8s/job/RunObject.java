package io.archbench.k8s.job;

/**
 * Something that a run has in the cluster.
 *
 * @param kind Kubernetes' word: {@code Job}, {@code Pod} or {@code Lease}
 * @param state how it gets on, in a word or two
 * @param words what the cluster says of it; empty if nothing
 */
public record RunObject(String kind, String name, String state, String words) {}
