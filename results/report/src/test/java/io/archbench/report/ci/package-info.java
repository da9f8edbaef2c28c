/** Tests of the package of the same name. */
@NullMarked
package io.archbench.report.ci;

import org.jspecify.annotations.NullMarked;
