/** Tests of the package of the same name. */
@NullMarked
package io.archbench.report.data;

import org.jspecify.annotations.NullMarked;
