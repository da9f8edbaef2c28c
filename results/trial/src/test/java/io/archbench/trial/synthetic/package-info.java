/**
 * Makes trial records that nobody measured, for tests: every one carries {@code synthetic: true}.
 */
package io.archbench.trial.synthetic;
