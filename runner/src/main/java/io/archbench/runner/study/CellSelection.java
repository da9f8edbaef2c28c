package io.archbench.runner.study;

import java.util.List;

/** Which cells of a suite run. */
public sealed interface CellSelection {
  /** A selection by word. */
  record Preset(@Key("quick, representative or all.") Word word) implements CellSelection {}

  /** Cells that match at least one pattern. */
  record Patterns(@Key(value = "Patterns of cells.", min = 1) List<String> patterns)
      implements CellSelection {
    public Patterns {
      patterns = List.copyOf(patterns);
    }
  }

  /** The words for a selection. */
  enum Word {
    /** The cells that the suite itself names for a quick look. */
    QUICK,
    /** The cells that stand for the suite's whole. */
    REPRESENTATIVE,
    ALL
  }
}
