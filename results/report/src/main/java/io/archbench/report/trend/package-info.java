/**
 * What became of the series of a history, in words and in order: the worst first. Text, JSON and
 * HTML are made of it.
 */
@NullMarked
package io.archbench.report.trend;

import org.jspecify.annotations.NullMarked;
