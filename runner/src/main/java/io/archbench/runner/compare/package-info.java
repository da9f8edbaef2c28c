/**
 * Result files that others made: from the words of the command line to a report of the same kind as
 * a run's.
 */
@NullMarked
package io.archbench.runner.compare;

import org.jspecify.annotations.NullMarked;
