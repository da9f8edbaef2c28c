package io.archbench.analysis.question;

/**
 * A trial whose values do not count, for a cause that was known before any was read.
 *
 * @param trial with its attempt
 * @param last whether it was not measured again, as every attempt was void
 */
public record VoidedUnit(String variant, String trial, String cause, boolean last) {}
