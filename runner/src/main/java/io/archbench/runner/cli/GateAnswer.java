package io.archbench.runner.cli;

import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.report.view.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whether a run passes, as commands say it.
 *
 * @param compared cells with a ratio
 * @param exit code; {@code all} holds every one that applies
 */
record GateAnswer(
    int schemaVersion,
    String directory,
    boolean passed,
    GateResult.Status status,
    int compared,
    int exit,
    List<Integer> all,
    List<Finding> findings) {
  static GateAnswer of(Path run, Check check) {
    return new GateAnswer(
        1,
        run.toString(),
        check.passed(),
        check.status(),
        check.gate().compared(),
        check.exit(),
        check.all(),
        check.gate().findings());
  }

  /** The same for people: what did not simply pass, a paragraph each. */
  static String text(Check check) {
    GateResult result = check.gate();
    StringBuilder text = new StringBuilder();
    text.append(check.passed() ? "gate passed" : "gate failed")
        .append(": ")
        .append(result.compared())
        .append(result.compared() == 1 ? " cell compared\n" : " cells compared\n");
    for (Finding finding : result.findings()) {
      text.append(finding.fails() ? "  FAILS  " : "  passes ")
          .append(finding.kind().name().toLowerCase(Locale.ROOT));
      finding.cell().ifPresent(cell -> text.append("  ").append(cell));
      if (!finding.comparison().isEmpty()) {
        text.append("\n         ").append(finding.comparison());
      }
      text.append("\n         ").append(finding.words()).append('\n');
    }
    return text.toString();
  }
}
