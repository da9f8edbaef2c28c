package io.archbench.trial;

/**
 * What a variant can run on: a node of the cluster, or this machine.
 *
 * @param name unique among the executor's places
 * @param cpus CPUs that a trial can use there
 */
public record Place(String name, Architecture architecture, int cpus) {}
