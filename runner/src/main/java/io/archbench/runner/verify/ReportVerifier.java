package io.archbench.runner.verify;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunRecords;
import io.archbench.runner.run.RunReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a report again from its run and compares the two, byte for byte. Every number of a report
 * comes from the records, so one that is the same byte for byte has all of its numbers recomputed.
 */
public final class ReportVerifier {
  private static final Pattern NAMED_VERSION =
      Pattern.compile("\\barchbench ((?:[0-9]+\\.){2}[0-9]+[-+.A-Za-z0-9]*|development)");
  private static final Pattern NAMED_METHOD = Pattern.compile("\"method\" ?: ?\"([^\"]*)\"");

  private final RunDirectory directory;
  private final RunRecords records;
  private final Report report;
  private final String build;

  private ReportVerifier(RunDirectory directory, String build) {
    this.directory = directory;
    this.build = build;
    records = RunRecords.read(directory);
    report = RunReport.of(directory, records);
  }

  /**
   * Holds a report against a run.
   *
   * @param name of the report's file
   * @param content of the report's file
   * @param build this archbench's version
   * @throws io.archbench.runner.run.DamagedRunException if a record is not what was collected
   * @throws UnverifiableReportException if it is no report, or of another run
   */
  public static Verification verify(
      String name, byte[] content, RunDirectory directory, String build) {
    return new ReportVerifier(directory, build).verify(name, content);
  }

  private Verification verify(String name, byte[] content) {
    List<Candidate> candidates =
        Arrays.stream(ReportFormat.values())
            .flatMap(
                format ->
                    format.files(report).stream()
                        .map(
                            file ->
                                new Candidate(format, file.name(), file.writer().bytes(report))))
            .toList();
    return candidates.stream()
        .filter(candidate -> candidate.is(content))
        .findFirst()
        .<Verification>map(this::same)
        .orElseGet(() -> different(name, Candidate.text(content), candidates));
  }

  private Verification same(Candidate candidate) {
    return new Verification.Same(candidate.format(), run(), records(), Numbers.in(candidate));
  }

  private Verification different(String name, String text, List<Candidate> candidates) {
    Candidate nearest =
        Candidate.nearest(candidates, name, text)
            .orElseThrow(
                () ->
                    new UnverifiableReportException(
                        name
                            + " is no report that archbench writes: it is like none of the formats "
                            + "of this run. Formats: "
                            + ReportFormat.labels()));
    checkThatItIsOfThisRun(name, nearest.format(), text);
    List<Difference> differences =
        JsonDifferences.of(text, nearest.text())
            .filter(found -> !found.isEmpty())
            .orElseGet(() -> LineDifferences.of(text, nearest.text()));
    return new Verification.Different(
        nearest.format(), run(), records(), differences, remarks(text));
  }

  private void checkThatItIsOfThisRun(String name, ReportFormat format, String text) {
    List<String> named = NamedRuns.in(format, text);
    if (!named.isEmpty() && !named.contains(run())) {
      throw new UnverifiableReportException(
          name
              + " is of another run: it names run "
              + named.getFirst()
              + ", and "
              + directory.root()
              + " is run "
              + run()
              + ". Give the directory of run "
              + named.getFirst()
              + ".");
    }
  }

  /** What a difference may come from, if that is not that somebody changed the report. */
  private List<String> remarks(String text) {
    List<String> remarks = new ArrayList<>();
    String measuredBy = report.facts().archbenchVersion();
    first(NAMED_VERSION, text)
        .filter(version -> !version.equals(measuredBy))
        .ifPresent(
            version ->
                remarks.add(
                    "The report names archbench "
                        + version
                        + ", the run was measured by "
                        + measuredBy
                        + "."));
    first(NAMED_METHOD, text)
        .filter(method -> !method.equals(ComparisonDocument.METHOD))
        .ifPresent(
            method ->
                remarks.add(
                    "The report was computed by method "
                        + method
                        + " of the statistics; this archbench computes by method "
                        + ComparisonDocument.METHOD
                        + "."));
    if (!build.equals(measuredBy)) {
      remarks.add(
          "The run was measured by archbench "
              + measuredBy
              + " and this is archbench "
              + build
              + ", which may compute or word it otherwise: verify with the version that made the"
              + " report.");
    }
    return remarks;
  }

  private SequencedMap<String, String> records() {
    return records.files();
  }

  private String run() {
    return records.plan().run().text();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
