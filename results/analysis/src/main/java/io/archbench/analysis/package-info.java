/**
 * What measurements mean: trial records become samples, samples a comparison, a comparison a
 * verdict. It knows records and questions, and neither files nor how trials are run.
 */
@NullMarked
package io.archbench.analysis;

import org.jspecify.annotations.NullMarked;
