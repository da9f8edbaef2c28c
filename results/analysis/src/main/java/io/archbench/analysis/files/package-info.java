/**
 * Reads result files that archbench did not make: JMH's JSON and CSV, and the store of
 * github-action-benchmark; two sides of them feed a comparison.
 */
@NullMarked
package io.archbench.analysis.files;

import org.jspecify.annotations.NullMarked;
