package io.archbench.history;

import java.time.Instant;

/**
 * What there is of a study.
 *
 * @param series that have at least one night
 * @param rows one for each night of each series
 */
public record StudySummary(
    String study, int nights, int series, long rows, Instant oldest, Instant newest) {}
