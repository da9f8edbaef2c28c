/** What a suite offers to measure: read by whoever plans, written once when the suite is built. */
@NullMarked
package io.archbench.trial.suite;

import org.jspecify.annotations.NullMarked;
