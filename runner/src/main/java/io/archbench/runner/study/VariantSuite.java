package io.archbench.runner.study;

/** A suite as one side of a build comparison has it. */
public record VariantSuite(@Key("JMH jar of this side.") String jar) {}
