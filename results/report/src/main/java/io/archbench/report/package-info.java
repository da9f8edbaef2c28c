/**
 * What a reviewer opens and what a pipeline reads: one report, and formats that are pure functions
 * of it. It reads comparisons and draws no conclusion of its own.
 */
@NullMarked
package io.archbench.report;

import org.jspecify.annotations.NullMarked;
