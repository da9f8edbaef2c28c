package io.archbench.runner.study;

import java.time.LocalDate;

/** Somebody's word that regressions of some cells are known and borne for a while. */
public record AcceptanceChoice(
    @Key("A pattern of cells, in which * stands for anything.") String cells,
    @Key("Why it is borne.") String reason,
    @Key("Who says so.") String author,
    @Key("The last day on which it holds.") LocalDate until) {}
