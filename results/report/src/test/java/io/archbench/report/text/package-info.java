/** Tests of the package of the same name. */
@NullMarked
package io.archbench.report.text;

import org.jspecify.annotations.NullMarked;
