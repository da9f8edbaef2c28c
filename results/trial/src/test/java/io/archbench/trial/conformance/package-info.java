/**
 * What every {@link io.archbench.trial.TrialExecutor} has to do, as tests that each one extends.
 */
package io.archbench.trial.conformance;
