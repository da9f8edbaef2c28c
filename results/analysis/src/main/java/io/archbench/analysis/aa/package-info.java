/** What a machine can tell: a variant set against itself, where every difference is a false one. */
@NullMarked
package io.archbench.analysis.aa;

import org.jspecify.annotations.NullMarked;
