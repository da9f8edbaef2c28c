/**
 * Compares the samples of two variants cell by cell, and looks at what else differs between the
 * sides.
 */
@NullMarked
package io.archbench.analysis.compare;

import org.jspecify.annotations.NullMarked;
