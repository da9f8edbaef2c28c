/** Interval estimates over samples, each formula with its source; pure functions of numbers. */
@NullMarked
package io.archbench.analysis.stats;

import org.jspecify.annotations.NullMarked;
