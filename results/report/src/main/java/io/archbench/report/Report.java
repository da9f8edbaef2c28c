package io.archbench.report;

import io.archbench.analysis.compare.ComparisonDocument;

/**
 * All that any output format is made of.
 *
 * @param document what the measurements say
 * @param facts what was run, and how to run it again
 */
public record Report(ComparisonDocument document, RunFacts facts) {}
