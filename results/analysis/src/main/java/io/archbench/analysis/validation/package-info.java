/**
 * Scores the rules themselves: how often they are wrong on benchmarks whose truth is known, because
 * they are simulated, or resampled from files.
 */
@NullMarked
package io.archbench.analysis.validation;

import org.jspecify.annotations.NullMarked;
