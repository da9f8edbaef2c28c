/**
 * The command line: one class a command, each thin over study, plan and run. Results go to standard
 * output, everything else to standard error.
 */
@NullMarked
package io.archbench.runner.cli;

import org.jspecify.annotations.NullMarked;
