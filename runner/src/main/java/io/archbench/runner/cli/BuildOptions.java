package io.archbench.runner.cli;

import io.archbench.runner.study.NightlyStudy;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The images of the builds that a night compares. */
final class BuildOptions {
  @Option(
      names = "--baseline",
      paramLabel = "IMAGE",
      description = "Image of each comparison's baseline (default: as the study has it).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--candidate",
      paramLabel = "IMAGE",
      description = "Image of each comparison's contender: the build that is judged.")
  private Optional<String> candidate = Optional.empty();

  @Option(
      names = "--anchor",
      paramLabel = "IMAGE",
      description =
          "Image of each comparison's anchor: the build that stays the same from night to night.")
  private Optional<String> anchor = Optional.empty();

  boolean isGiven() {
    return baseline.isPresent() || candidate.isPresent() || anchor.isPresent();
  }

  NightlyStudy.Builds builds() {
    return new NightlyStudy.Builds(baseline, candidate, anchor);
  }
}
