/**
 * Turns trial records into samples: one logarithm of a mean for each unit, never for an iteration.
 */
@NullMarked
package io.archbench.analysis.sample;

import org.jspecify.annotations.NullMarked;
