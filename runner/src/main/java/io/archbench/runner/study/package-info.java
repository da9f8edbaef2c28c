/**
 * The study file: what a team asks, read from YAML into records, with every mistake in it reported
 * at once by file, line and field. It feeds the planner and decides nothing about how to run.
 */
@NullMarked
package io.archbench.runner.study;

import org.jspecify.annotations.NullMarked;
