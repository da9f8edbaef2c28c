package io.archbench.runner.verify;

import io.archbench.report.ReportFormat;
import java.util.regex.Pattern;

/** Counts the numbers that people and programs read in a report. */
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[-+]?[0-9][0-9,]*(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final Pattern NOT_READ =
      Pattern.compile("(?s)<style.*?</style>|<script.*?</script>|<[^>]*>");

  private Numbers() {}

  static int in(Candidate candidate) {
    String read =
        candidate.format() == ReportFormat.HTML
            ? NOT_READ.matcher(candidate.text()).replaceAll(" ")
            : candidate.text();
    return (int) NUMBER.matcher(read).results().count();
  }
}
