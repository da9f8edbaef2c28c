package io.archbench.report.ci;

import static io.archbench.report.ci.MetricFamily.labels;

import io.archbench.analysis.gate.GateResult.Status;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.Check;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gauges in the text of OpenMetrics that Prometheus's older format reads as well.
 *
 * <p>The run is a label of one family alone: as a label of all, each run would start new series.
 */
public final class OpenMetricsReport implements ReportWriter {
  private static final double MILLIS = 1000;
  private static final String EXIT_CODES =
      "What archbench gate exits with: 0 passed; 1 a cell regressed, a release is not proven, a"
          + " unit of work costs more, or a history became worse where that fails; 3 something cannot be told though a conclusion is demanded;"
          + " 4 a benchmark failed or nothing was compared; 5 not all is measured.";

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Check check = Check.of(report);
    String text =
        Stream.of(run(check.view()), gate(check), ComparisonMetrics.of(check.view()))
            .flatMap(families -> families)
            .map(MetricFamily::toString)
            .collect(Collectors.joining("", "", "# EOF\n"));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<MetricFamily> run(ReportView view) {
    String study = view.document().study();
    MetricFamily info =
        new MetricFamily("run_info", Optional.empty(), "What was run, and by which version.");
    info.add(
        labels(
            "study",
            study,
            "run",
            view.document().run(),
            "design",
            view.document().design(),
            "method",
            view.document().method(),
            "version",
            view.facts().archbenchVersion(),
            "work_sha256",
            view.document().workSha256(),
            "note",
            view.document().demonstration() ? ReportView.DEMONSTRATION : ""),
        1);
    MetricFamily time =
        new MetricFamily("run_timestamp_seconds", Optional.of("seconds"), "When the run was made.");
    time.add(labels("study", study), view.facts().created().toEpochMilli() / MILLIS);
    MetricFamily exit =
        new MetricFamily(
            "run_exit_code",
            Optional.empty(),
            "What the results alone call for: 0, or 4 if a benchmark failed or nothing was"
                + " compared.");
    exit.add(labels("study", study), view.document().exit().code());
    MetricFamily pending =
        new MetricFamily(
            "pending_variants", Optional.empty(), "Variants that could not be measured yet.");
    pending.add(labels("study", study), view.pending().size());
    return Stream.of(info, time, exit, pending);
  }

  private static Stream<MetricFamily> gate(Check check) {
    String study = check.view().document().study();
    MetricFamily exit = new MetricFamily("gate_exit_code", Optional.empty(), EXIT_CODES);
    exit.add(labels("study", study), check.exit());
    MetricFamily status =
        new MetricFamily(
            "gate_status", Optional.empty(), "1 for what the gate says, 0 for all else.");
    for (Status each : Status.values()) {
      status.add(
          labels("study", study, "status", each.name().toLowerCase(Locale.ROOT)),
          each == check.status() ? 1 : 0);
    }
    return Stream.of(exit, status);
  }
}
