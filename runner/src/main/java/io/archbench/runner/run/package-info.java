/**
 * Carries a plan out: rounds become trials, trials become records in the run directory, and what is
 * there can be read again at any time. It knows executors only by their contract.
 */
@NullMarked
package io.archbench.runner.run;

import org.jspecify.annotations.NullMarked;
