package io.archbench.analysis.compare;

import java.util.List;

/**
 * A contender against a build that stays the same from night to night: what a history is made of.
 * Nothing passes or fails by what it says.
 *
 * @param anchor the variant with that build
 * @param cells by all units of the first phase, which are measured whatever they show
 */
public record ReferenceComparison(String anchor, String contender, List<CellComparison> cells) {
  public ReferenceComparison {
    cells = List.copyOf(cells);
  }
}
