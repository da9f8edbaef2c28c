package io.archbench.analysis.whole;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.stats.Forecast;
import io.archbench.analysis.verdict.Circumstances;
import io.archbench.analysis.verdict.DetectRules;
import io.archbench.analysis.verdict.Evidence;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.Collection;
import java.util.Optional;

/**
 * Judges the speed of a suite, or of the whole, by the rules that cells are judged by. What detects
 * changes confirms cells alone, so that a mix of it is never called changed.
 */
record MixJudge(Aim aim, Policy policy, Bearing bearing) {
  /**
   * The verdict.
   *
   * @param suites that the mix is made of
   */
  Verdict judge(MixEstimate mix, Collection<SuiteAtLoad> suites) {
    Evidence evidence = evidence(mix);
    Circumstances circumstances =
        new Circumstances(
            bearing.unit().text(),
            bearing.hoursPerUnit(suites),
            Optional.empty(),
            bearing.demonstration(suites),
            bearing.unfair());
    return switch (aim) {
      case Aim.Estimate estimate -> VerdictRules.judge(estimate, evidence, circumstances, policy);
      case Aim.Detect detect -> DetectRules.screen(detect, evidence, circumstances, policy);
    };
  }

  private Evidence evidence(MixEstimate mix) {
    return mix.estimate()
        .<Evidence>map(
            estimate ->
                new Evidence.Estimated(
                    mix.units(),
                    estimate,
                    bearing.isPaired()
                        ? Forecast.paired(estimate, mix.units())
                        : Forecast.independent(estimate, mix.units())))
        .orElseGet(() -> new Evidence.Point(mix.units()));
  }
}
