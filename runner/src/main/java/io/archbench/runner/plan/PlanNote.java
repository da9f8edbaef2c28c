package io.archbench.runner.plan;

/**
 * Something that the study says and this version does not do, or that its reader should know.
 *
 * @param field path of the key that it is about
 */
public record PlanNote(String field, String words) {}
