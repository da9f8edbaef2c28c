package io.archbench.report.trend;

import io.archbench.analysis.trend.Trends;

/** All that a report on a history is made of. */
public record TrendReport(Trends trends, TrendFacts facts) {}
