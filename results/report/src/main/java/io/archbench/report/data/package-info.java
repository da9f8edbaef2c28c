/** The formats that other programs read: every number in full, none of them rounded. */
@NullMarked
package io.archbench.report.data;

import org.jspecify.annotations.NullMarked;
