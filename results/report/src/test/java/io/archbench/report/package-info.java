/** Fixture reports, and what every format has to hold for each of them. */
@NullMarked
package io.archbench.report;

import org.jspecify.annotations.NullMarked;
