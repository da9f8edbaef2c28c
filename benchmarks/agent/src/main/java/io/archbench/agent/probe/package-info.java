/**
 * Looks at the machine from inside: processor, control group, kernel and JVM, what disturbs a
 * measurement, and whether anything emulates the architecture. It feeds the opening and the closing
 * segment of a record.
 */
@NullMarked
package io.archbench.agent.probe;

import org.jspecify.annotations.NullMarked;
