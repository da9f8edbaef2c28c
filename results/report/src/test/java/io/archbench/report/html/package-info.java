/** Tests of the package of the same name. */
@NullMarked
package io.archbench.report.html;

import org.jspecify.annotations.NullMarked;
