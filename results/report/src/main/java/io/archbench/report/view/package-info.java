/**
 * Turns numbers into words, once for all formats: directions are words, half-widths have two
 * significant digits, and the headline counts what the table shows.
 */
@NullMarked
package io.archbench.report.view;

import org.jspecify.annotations.NullMarked;
