/** Tests of the package of the same name. */
@NullMarked
package io.archbench.report.view;

import org.jspecify.annotations.NullMarked;
