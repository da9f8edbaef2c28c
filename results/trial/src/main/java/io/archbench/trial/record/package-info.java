/**
 * What a trial leaves: the environment it found, and for each cell a measurement or a failure. It
 * is the source of every number that archbench ever prints.
 */
@NullMarked
package io.archbench.trial.record;

import org.jspecify.annotations.NullMarked;
