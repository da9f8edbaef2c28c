package io.archbench.trial;

/**
 * One cell as it is to be run.
 *
 * @param benchmark the fully qualified {@code package.Class.method} that JMH knows
 * @param settings after merging defaults, suite, study and per-cell overrides
 */
public record CellSpec(CellKey key, String benchmark, JmhSettings settings) {}
