package io.archbench.runner.plan;

import io.archbench.analysis.question.SuiteShare;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is run of a suite.
 *
 * @param workSha256 digest of the work: equal for runs whose records can be compared
 * @param cells that at least one variant's build has, sorted by key
 * @param setups by variant
 * @param share what it weighs in the node's cost, and its operations in it
 * @param roundZero what is found out before it is measured, if anything
 */
public record PlannedSuite(
    String name,
    String standsFor,
    String workSha256,
    String corpusSize,
    List<CellSpec> cells,
    List<String> profilers,
    Map<String, VariantSetup> setups,
    SuiteShare share,
    Optional<RoundZero> roundZero) {
  /** More cells than these do not fit into the log of one pod. */
  public static final int MOST_CELLS_A_TRIAL = 40;

  public PlannedSuite {
    cells = List.copyOf(cells);
    profilers = List.copyOf(profilers);
    setups = Collections.unmodifiableMap(new TreeMap<>(setups));
  }

  /** The setup of a variant of the plan. */
  public VariantSetup setup(String variant) {
    VariantSetup setup = setups.get(variant);
    if (setup == null) {
      throw new IllegalArgumentException(
          "the plan has no variant '" + variant + "', only " + setups.keySet());
    }
    return setup;
  }

  PlannedSuite withoutRoundZero() {
    return new PlannedSuite(
        name, standsFor, workSha256, corpusSize, cells, profilers, setups, share, Optional.empty());
  }

  /** The cells that a variant runs. */
  public List<CellSpec> cells(String variant) {
    return of(variant, cells);
  }

  /** Those of the cells that the variant's build has. */
  List<CellSpec> of(String variant, List<CellSpec> chosen) {
    List<CellKey> lacks = setup(variant).lacks();
    return chosen.stream().filter(cell -> !lacks.contains(cell.key())).toList();
  }

  /** The cells that all variants run: what can be compared. */
  public List<CellSpec> commonCells() {
    return common(cells, setups.values());
  }

  static List<CellSpec> common(List<CellSpec> cells, Collection<VariantSetup> setups) {
    return cells.stream()
        .filter(cell -> setups.stream().noneMatch(setup -> setup.lacks().contains(cell.key())))
        .toList();
  }

  /** The cells in parts of nearly equal size, one for each trial of a round. */
  static List<List<CellSpec>> shards(List<CellSpec> cells) {
    int count = (cells.size() + MOST_CELLS_A_TRIAL - 1) / MOST_CELLS_A_TRIAL;
    List<List<CellSpec>> shards = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      shards.add(cells.subList(i * cells.size() / count, (i + 1) * cells.size() / count));
    }
    return shards;
  }
}
