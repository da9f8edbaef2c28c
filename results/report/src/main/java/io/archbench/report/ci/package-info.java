/** What a pipeline shows beside a change: short, worst first, and safe against foreign names. */
@NullMarked
package io.archbench.report.ci;

import org.jspecify.annotations.NullMarked;
