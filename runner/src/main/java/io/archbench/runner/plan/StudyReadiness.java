package io.archbench.runner.plan;

import io.archbench.k8s.image.ImageScan;
import io.archbench.runner.study.ComparisonChoice;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.StudyProblem;
import io.archbench.runner.study.Variant;
import io.archbench.trial.Architecture;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the scan of images that a study names. */
final class StudyReadiness {
  private static final String EXPECTED =
      "what `archbench image scan --json` wrote, its path relative to the study";

  private StudyReadiness() {}

  /** Empty if it names none, or one that cannot be read, which becomes a problem. */
  static Optional<PlannedReadiness> of(ParsedStudy parsed, Collection<StudyProblem> problems) {
    Optional<String> named = parsed.study().readiness();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(parsed.file()).resolveSibling(named.get());
    try {
      ImageScan scan =
          CanonicalJson.read(Files.readAllBytes(file), ImageScan.class, file.toString());
      Set<String> introduced = introduced(parsed.study());
      if (scan.images().isEmpty()) {
        problems.add(parsed.problem("readiness", EXPECTED, file + ", a scan of no images"));
      } else if (!introduced.isEmpty() && !introduced.contains(scan.platform())) {
        problems.add(
            parsed.problem(
                "readiness",
                "a scan for " + String.join(" or ", introduced),
                file + ", which is for " + scan.platform()));
      } else {
        return Optional.of(PlannedReadiness.of(scan));
      }
    } catch (IOException e) {
      problems.add(parsed.problem("readiness", EXPECTED, "no file " + file));
    } catch (UnreadableDocumentException e) {
      problems.add(parsed.problem("readiness", EXPECTED, e.getMessage() + ""));
    }
    return Optional.empty();
  }

  /** Platforms that a contender has and its baseline has not. */
  private static Set<String> introduced(Study study) {
    Set<String> platforms = new TreeSet<>();
    for (ComparisonChoice comparison : study.comparisons()) {
      Architecture from = variant(study, comparison.baseline()).arch();
      Architecture to = variant(study, comparison.contender()).arch();
      if (from != to) {
        platforms.add("linux/" + to);
      }
    }
    return platforms;
  }

  private static Variant variant(Study study, String name) {
    return Objects.requireNonNull(study.variants().get(name), name);
  }
}
