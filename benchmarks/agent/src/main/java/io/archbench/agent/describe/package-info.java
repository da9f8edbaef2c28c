/**
 * Writes a suite's {@code suite.json}: what people declared about it, and the benchmarks that JMH
 * finds on its class path.
 */
@NullMarked
package io.archbench.agent.describe;

import org.jspecify.annotations.NullMarked;
