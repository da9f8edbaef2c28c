/**
 * What is asked of the measurements: which sides are compared, how they were paired, and which
 * margins matter.
 */
@NullMarked
package io.archbench.analysis.question;

import org.jspecify.annotations.NullMarked;
