package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** A text, number or truth value exactly as it is written: the value of a benchmark parameter. */
public record Literal(@JsonValue String text) {}
