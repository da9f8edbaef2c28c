/** What nodes cost: exact amounts of money, dated prices, and the sums of whole fleets. */
@NullMarked
package io.archbench.analysis.price;

import org.jspecify.annotations.NullMarked;
