/**
 * The contract between the runner and whatever runs a trial: what is asked for (specs and their
 * names), who carries it out (executors), and how it can end (outcomes). It feeds every other
 * module and knows none of them.
 */
@NullMarked
package io.archbench.trial;

import org.jspecify.annotations.NullMarked;
