/**
 * Runs one trial: refuses what cannot be measured here, starts one JMH process per cell, and prints
 * each result as soon as it is known, so that whatever ends the trial early costs the running cell
 * only.
 */
@NullMarked
package io.archbench.agent.run;

import org.jspecify.annotations.NullMarked;
