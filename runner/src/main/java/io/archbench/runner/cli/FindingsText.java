package io.archbench.runner.cli;

import io.archbench.trial.finding.Finding;
import java.util.List;

final class FindingsText {
  private FindingsText() {}

  static String of(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(
          TerminalText.of(
                  "%s %s: %s: %s. %s"
                      .formatted(
                          finding.severity().text(),
                          finding.kind().id(),
                          finding.where(),
                          finding.what(),
                          finding.fix()))
              + "\n");
    }
    return text.toString();
  }
}
