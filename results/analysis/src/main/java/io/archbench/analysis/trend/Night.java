package io.archbench.analysis.trend;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a nightly study.
 *
 * @param run its id
 * @param measured when the run began; orders the nights of a series
 * @param commit what the contender was built from, if that is known
 */
public record Night(
    String study, String run, Instant measured, Optional<String> commit, long seed) {}
