package io.archbench.runner.verify;

/**
 * One place at which a report is not what its run gives.
 *
 * @param where a line, or a path in JSON
 * @param report what the report says there; empty if it says nothing
 * @param run what the run gives
 */
public record Difference(String where, String report, String run) {}
