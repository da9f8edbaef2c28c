package io.archbench.runner.plan;

import io.archbench.k8s.image.ImageScan;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyProblem;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

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
      if (!scan.images().isEmpty()) {
        return Optional.of(PlannedReadiness.of(scan));
      }
      problems.add(parsed.problem("readiness", EXPECTED, file + ", a scan of no images"));
    } catch (IOException e) {
      problems.add(parsed.problem("readiness", EXPECTED, "no file " + file));
    } catch (UnreadableDocumentException e) {
      problems.add(parsed.problem("readiness", EXPECTED, e.getMessage() + ""));
    }
    return Optional.empty();
  }
}
