package io.archbench.analysis.whole;

import java.util.Optional;

/**
 * What bears on the verdict of a mix beside the numbers.
 *
 * @param unit the word for a unit, such as {@code block}
 * @param hoursPerUnit time that one further unit a side takes; 0 if it is not known
 * @param barred why no verdict and no sum may be drawn, whatever the figures, in words
 */
record Circumstances(String unit, double hoursPerUnit, Optional<String> barred) {}
