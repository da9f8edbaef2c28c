package io.archbench.history;

import io.archbench.analysis.trend.Night;

/** A night and how much there is of it. */
public record NightSummary(Night night, long rows) {}
