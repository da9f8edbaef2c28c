/**
 * From a study to what is run: cells, settings and flags of each side, then round by round which
 * trial stands where and in which order, all of it decided by the study's seed. It feeds the runner
 * and the question that the analysis is asked.
 */
@NullMarked
package io.archbench.runner.plan;

import org.jspecify.annotations.NullMarked;
