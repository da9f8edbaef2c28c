package io.archbench.report;

import io.archbench.report.ci.MarkdownReport;
import io.archbench.report.ci.PullRequestComment;
import io.archbench.report.data.CsvReport;
import io.archbench.report.data.JsonReport;
import io.archbench.report.html.HtmlReport;
import io.archbench.report.text.TextReport;
import java.util.Arrays;
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
  TEXT("text", "report.txt");

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
    String known =
        Arrays.stream(values()).map(ReportFormat::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown format '" + label + "': expected one of " + known);
  }

  /**
   * The name on the command line: {@code html}, {@code md}, {@code comment}, {@code csv}, {@code
   * json}, {@code text}.
   */
  public String label() {
    return label;
  }

  /** What the file is called in a run directory. */
  public String fileName() {
    return fileName;
  }

  /** A writer of this format. */
  public ReportWriter writer() {
    return switch (this) {
      case HTML -> new HtmlReport();
      case MARKDOWN -> new MarkdownReport();
      case COMMENT -> new PullRequestComment();
      case CSV -> new CsvReport();
      case JSON -> new JsonReport();
      case TEXT -> new TextReport(TextReport.Colour.OFF);
    };
  }
}
