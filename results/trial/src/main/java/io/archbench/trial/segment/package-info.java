/**
 * How a record travels out of a process or pod: as segments, one for the environment and one a
 * cell, printed as soon as each is known, and a manifest that says which must be there.
 */
@NullMarked
package io.archbench.trial.segment;

import org.jspecify.annotations.NullMarked;
