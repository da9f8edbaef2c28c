/** Runs trials as processes of this machine, with the same agent, spec and record as a cluster. */
@NullMarked
package io.archbench.runner.local;

import org.jspecify.annotations.NullMarked;
