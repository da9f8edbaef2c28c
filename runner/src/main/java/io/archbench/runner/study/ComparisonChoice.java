package io.archbench.runner.study;

import java.util.Optional;

/** Two variants that are compared. */
public record ComparisonChoice(
    @Key("The variant that is compared with.") String baseline,
    @Key("The variant that is judged.") String contender,
    @Key("build: the sides differ in what was built.") Optional<Axis> axis,
    @Key("A variant whose build stays the same from night to night: what a history is against.")
        Optional<String> anchor) {}
