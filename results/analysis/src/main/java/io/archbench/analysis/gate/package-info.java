/** What passes: the rules that turn a comparison into a yes or no that a pipeline acts on. */
@NullMarked
package io.archbench.analysis.gate;

import org.jspecify.annotations.NullMarked;
