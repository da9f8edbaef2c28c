/**
 * The entry point of every trial: reads the spec, looks at the machine, starts one JMH process per
 * cell and prints what it measured as segments of the trial record. It also describes suites when
 * they are built.
 */
@NullMarked
package io.archbench.agent;

import org.jspecify.annotations.NullMarked;
