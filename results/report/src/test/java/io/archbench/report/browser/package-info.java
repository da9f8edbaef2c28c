/** Reports as a reader sees them, in a real browser. */
@NullMarked
package io.archbench.report.browser;

import org.jspecify.annotations.NullMarked;
