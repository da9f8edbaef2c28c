/** The formats that other programs read: numbers are never rounded to what a person would read. */
@NullMarked
package io.archbench.report.data;

import org.jspecify.annotations.NullMarked;
