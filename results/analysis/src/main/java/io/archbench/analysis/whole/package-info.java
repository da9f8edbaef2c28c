/**
 * One ratio for a suite and for the whole: the time that a node needs for the cost-weighted mix,
 * and what it means in money.
 */
@NullMarked
package io.archbench.analysis.whole;

import org.jspecify.annotations.NullMarked;
