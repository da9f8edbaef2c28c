/**
 * What all suites share: seeded corpora that are the same bytes on every machine, answers that are
 * checked and digested, and latency recorders. It feeds the files that a cell leaves for the agent,
 * and works without an agent for people who run a suite by plain JMH.
 */
@NullMarked
package io.archbench.workload;

import org.jspecify.annotations.NullMarked;
