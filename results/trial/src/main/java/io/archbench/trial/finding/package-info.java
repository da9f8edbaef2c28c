/**
 * What archbench finds wrong before it measures and after: each kind of finding is listed once,
 * with what it means and what to do.
 */
@NullMarked
package io.archbench.trial.finding;

import org.jspecify.annotations.NullMarked;
