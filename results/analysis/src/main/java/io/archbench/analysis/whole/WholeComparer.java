package io.archbench.analysis.whole;

import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import java.util.List;
import java.util.function.Function;

/** Compares suites and the whole, and prices what it finds. */
public final class WholeComparer {
  private WholeComparer() {}

  /**
   * What a comparison says beyond its cells.
   *
   * @param machineTypes types of the machines that a variant ran on
   * @param unfair fields that differ though they should not, in words
   */
  public static Worth compare(
      Question question,
      Sides sides,
      Unit unit,
      Samples samples,
      Function<String, List<String>> machineTypes,
      List<String> unfair) {
    return Worth.NONE;
  }
}
