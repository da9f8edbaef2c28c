/**
 * A suite whose cells behave, or misbehave, on demand: the tests of whatever runs trials feed it to
 * the agent and look at what the record says.
 */
@NullMarked
package io.archbench.stub;

import org.jspecify.annotations.NullMarked;
