/** What every suite has to hold: tests that suites inherit, and a lint of their benchmarks. */
@NullMarked
package io.archbench.conformance;

import org.jspecify.annotations.NullMarked;
