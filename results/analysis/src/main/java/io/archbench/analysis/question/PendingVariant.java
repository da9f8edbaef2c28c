package io.archbench.analysis.question;

/**
 * A variant of the study that could not run.
 *
 * @param why what is missing, and how to fill it
 */
public record PendingVariant(String variant, String why) {}
