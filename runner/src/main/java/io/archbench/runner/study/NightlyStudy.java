package io.archbench.runner.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A study as a night measures it: with the images of that night's builds, and with a budget of
 * false alarms if it has none.
 */
public final class NightlyStudy {
  /** False alarms a month that are borne where nobody says another number. */
  static final BigDecimal FALSE_ALARMS = BigDecimal.ONE;

  private final ParsedStudy parsed;
  private final List<StudyProblem> problems = new ArrayList<>();
  private final Map<String, String> images = new LinkedHashMap<>();

  private NightlyStudy(ParsedStudy parsed) {
    this.parsed = parsed;
  }

  /**
   * Images of the builds that are compared; absent: as the study has it.
   *
   * @param baseline of each comparison's baseline
   * @param candidate of each comparison's contender
   * @param anchor of each comparison's anchor
   */
  public record Builds(
      Optional<String> baseline, Optional<String> candidate, Optional<String> anchor) {}

  /**
   * The study of a night.
   *
   * @throws InvalidStudyException if it does not compare builds, or an image has no variant
   */
  public static ParsedStudy of(ParsedStudy parsed, Builds builds) {
    return new NightlyStudy(parsed).with(builds);
  }

  private ParsedStudy with(Builds builds) {
    Study study = parsed.study();
    if (study.design() != Design.DETECT) {
      problems.add(
          parsed.problem(
              "design", "detect, as a night asks whether a build regressed", study.design() + ""));
    }
    place(builds.baseline(), ".baseline", each -> Optional.of(each.baseline()));
    place(builds.candidate(), ".contender", each -> Optional.of(each.contender()));
    place(builds.anchor(), ".anchor", ComparisonChoice::anchor);
    if (!problems.isEmpty()) {
      throw new InvalidStudyException(problems);
    }
    Map<String, Variant> variants = new LinkedHashMap<>(study.variants());
    images.forEach(
        (name, image) ->
            variants.computeIfPresent(name, (any, variant) -> variant.withImage(image)));
    PolicyChoice policy = study.policy();
    return parsed.with(
        study.with(
            variants,
            policy.falseAlarms().isPresent() ? policy : policy.withFalseAlarms(FALSE_ALARMS)));
  }

  /** Gives the image to the variant that has that role in each comparison. */
  private void place(
      Optional<String> image, String role, Function<ComparisonChoice, Optional<String>> variant) {
    if (image.isEmpty()) {
      return;
    }
    List<ComparisonChoice> comparisons = parsed.study().comparisons();
    boolean placed = false;
    for (int i = 0; i < comparisons.size(); i++) {
      String field = FieldPath.item("comparisons", i) + role;
      Optional<String> name = variant.apply(comparisons.get(i));
      if (name.isPresent()) {
        placed = true;
        String other = images.putIfAbsent(name.get(), image.get());
        if (other != null && !other.equals(image.get())) {
          problems.add(
              parsed.problem(
                  field, "one image for " + name.get(), "both " + other + " and " + image.get()));
        }
      }
    }
    if (!placed) {
      problems.add(
          parsed.problem(
              FieldPath.item("comparisons", 0) + role,
              "the variant that " + image.get() + " is for",
              "no such variant in any comparison"));
    }
  }
}
