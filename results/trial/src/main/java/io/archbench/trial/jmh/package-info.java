/** Reads the result files that JMH writes. */
@NullMarked
package io.archbench.trial.jmh;

import org.jspecify.annotations.NullMarked;
