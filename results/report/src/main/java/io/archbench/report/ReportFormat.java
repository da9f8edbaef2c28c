package io.archbench.report;

import io.archbench.report.ci.JunitReport;
import io.archbench.report.ci.MarkdownReport;
import io.archbench.report.ci.OpenMetricsReport;
import io.archbench.report.ci.PullRequestComment;
import io.archbench.report.data.BenchstatReport;
import io.archbench.report.data.CsvReport;
import io.archbench.report.data.JmhReport;
import io.archbench.report.data.JsonReport;
import io.archbench.report.html.HtmlReport;
import io.archbench.report.text.TextReport;
import io.archbench.report.view.Variants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The output formats, each with the name that the command line knows it by. */
public enum ReportFormat {
  /** One offline file for reviewers. */
  HTML("html", "report.html"),
  /** A job summary. */
  MARKDOWN("md", "report.md"),
  /** A pull-request comment: Markdown that says what to do, and what changed. */
  COMMENT("comment", "comment.md"),
  /** One row per cell and comparison, for spreadsheets. */
  CSV("csv", "results.csv"),
  /** The comparison itself, for other programs. */
  JSON("json", "comparison.json"),
  /** A plain table of 80 columns; {@link TextReport} itself also writes it in colour. */
  TEXT("text", "report.txt"),
  /** One test for each cell and comparison, for the test pages of CI servers. */
  JUNIT("junit", "junit.xml"),
  /** Gauges for Prometheus, by way of node_exporter's textfile collector. */
  OPEN_METRICS("openmetrics", "archbench.prom"),
  /** One line for each fork in Go's benchmark format, for benchstat. */
  BENCHSTAT("benchstat", "benchstat.txt"),
  /** A file for each variant as JMH writes them, for viewers of those. */
  JMH("jmh", "jmh.json");

  private final String label;
  private final String fileName;

  ReportFormat(String label, String fileName) {
    this.label = label;
    this.fileName = fileName;
  }

  /**
   * The format of that label.
   *
   * @throws IllegalArgumentException for any other label
   */
  public static ReportFormat of(String label) {
    for (ReportFormat format : values()) {
      if (format.label.equals(label)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "unknown format '" + label + "': expected one of " + labels());
  }

  /** All labels, with commas between them. */
  public static String labels() {
    return Arrays.stream(values()).map(ReportFormat::label).collect(Collectors.joining(", "));
  }

  /** The name on the command line, such as {@code html}. */
  public String label() {
    return label;
  }

  /**
   * What the file is called in a run directory; where each variant has one, its name comes between:
   * {@code jmh-arm64.json}.
   */
  public String fileName() {
    return fileName;
  }

  /** The files of this format: one, or one for each variant of which something was measured. */
  public List<ReportFile> files(Report report) {
    return switch (this) {
      case HTML -> whole(new HtmlReport());
      case MARKDOWN -> whole(new MarkdownReport());
      case COMMENT -> whole(new PullRequestComment());
      case CSV -> whole(new CsvReport());
      case JSON -> whole(new JsonReport());
      case TEXT -> whole(new TextReport(TextReport.Colour.OFF));
      case JUNIT -> whole(new JunitReport());
      case OPEN_METRICS -> whole(new OpenMetricsReport());
      case BENCHSTAT -> whole(new BenchstatReport());
      case JMH ->
          Variants.measured(report).stream()
              .map(variant -> of(variant, new JmhReport(variant)))
              .toList();
    };
  }

  private List<ReportFile> whole(ReportWriter writer) {
    return List.of(new ReportFile(fileName, Optional.empty(), writer));
  }

  private ReportFile of(String variant, ReportWriter writer) {
    int dot = fileName.lastIndexOf('.');
    // files that others measured may be called anything, also what leads out of the directory
    String safe = URLEncoder.encode(variant, StandardCharsets.UTF_8);
    return new ReportFile(
        fileName.substring(0, dot) + "-" + safe + fileName.substring(dot),
        Optional.of(variant),
        writer);
  }
}
