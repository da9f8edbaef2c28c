/** The table on a terminal: 80 columns, words before signs, colour only where it is asked for. */
@NullMarked
package io.archbench.report.text;

import org.jspecify.annotations.NullMarked;
