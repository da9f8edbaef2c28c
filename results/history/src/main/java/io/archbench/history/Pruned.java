package io.archbench.history;

/** What was given up because of its age. */
public record Pruned(int nights, long rows) {}
