/** Series of nights: what one cell's ratio to a fixed build does from night to night. */
@NullMarked
package io.archbench.analysis.trend;

import org.jspecify.annotations.NullMarked;
