package io.archbench.runner.study;

import java.util.Optional;

/** Margins that replace the study's for some cells. */
public record CellMargins(
    @Key("A change smaller than this is no regression.") Optional<Percent> alert,
    @Key("An interval inside this margin is equivalent.") Optional<Percent> equivalence,
    @Key("Changes that a gate fails for: slower, or both.") Optional<Direction> direction) {}
