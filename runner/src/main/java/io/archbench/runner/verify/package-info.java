/**
 * Holds a report against the run that it was made of: makes it again from the run's records and
 * says where the two differ.
 */
@NullMarked
package io.archbench.runner.verify;

import org.jspecify.annotations.NullMarked;
