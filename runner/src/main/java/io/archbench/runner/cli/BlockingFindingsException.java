package io.archbench.runner.cli;

import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Errors were found, and nobody accepted them; the message says how to go on. */
final class BlockingFindingsException extends RuntimeException {
  private BlockingFindingsException(String message) {
    super(message);
  }

  /**
   * Checks what was found, which people have been told.
   *
   * @throws BlockingFindingsException if there is an error among it
   */
  static void check(List<Finding> findings) {
    List<String> ids =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(finding -> finding.kind().id())
            .distinct()
            .toList();
    if (!ids.isEmpty()) {
      throw new BlockingFindingsException(
          "nothing is measured, as what was found are errors: "
              + String.join(", ", ids)
              + ". Put them right, or go on all the same with "
              + ids.stream().map(id -> "--accept " + id).collect(Collectors.joining(" ")));
    }
  }
}
