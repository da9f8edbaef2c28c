package io.archbench.runner.verify;

import io.archbench.report.ReportFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the run that a report says it is of, where its format says so. */
final class NamedRuns {
  private static final String ID = "([a-z2-7]{8})";

  private NamedRuns() {}

  /** The ids of runs in the order of the text; more than one only where foreign names look so. */
  static List<String> in(ReportFormat format, String text) {
    return Pattern.compile(pattern(format))
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  private static String pattern(ReportFormat format) {
    return switch (format) {
      case HTML -> " · run " + ID + " · ";
      case MARKDOWN -> " · run <code>" + ID + "</code> · ";
      case COMMENT, TEXT -> ",\\s+run\\s+" + ID + ",\\s";
      case CSV -> "(?m)^[a-z]+,[^,]*," + ID + ",";
      case JSON -> "\"run\" ?: ?\"" + ID + "\"";
      case JUNIT -> "<property name=\"run\" value=\"" + ID + "\"";
      case OPEN_METRICS -> "[{,]run=\"" + ID + "\"";
      case BENCHSTAT -> "(?m)^# study \\S* run " + ID + "$";
      // files as JMH writes them have no room for it
      case JMH -> "(?!)" + ID;
    };
  }
}
