/** The one verdict object that table, report and exit code are made of. */
@NullMarked
package io.archbench.analysis.verdict;

import org.jspecify.annotations.NullMarked;
