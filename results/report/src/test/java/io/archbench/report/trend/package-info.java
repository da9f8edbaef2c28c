@NullMarked
package io.archbench.report.trend;

import org.jspecify.annotations.NullMarked;
