package io.archbench.trial;

/** A Kubernetes toleration, field for field. */
public record Toleration(String key, String operator, String value, String effect) {}
