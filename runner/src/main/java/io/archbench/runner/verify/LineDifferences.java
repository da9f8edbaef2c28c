package io.archbench.runner.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Where two texts differ, line by line: lines that only one of them has do not make all lines
 * behind them differ.
 */
final class LineDifferences {
  private static final int EXCERPT = 100;
  private static final int BEFORE = 30;

  /** Beyond this many pairs of lines, they are compared in their order alone. */
  private static final long MOST_PAIRS = 4_000_000;

  private final List<String> report;
  private final List<String> run;
  private final List<Difference> found = new ArrayList<>();

  private LineDifferences(List<String> report, List<String> run) {
    this.report = report;
    this.run = run;
  }

  /** The differences; a text that differs in nothing but its line ends differs at its end. */
  static List<Difference> of(String report, String run) {
    LineDifferences differences =
        new LineDifferences(report.lines().toList(), run.lines().toList());
    differences.compare();
    return differences.found.isEmpty()
        ? List.of(new Difference("line ends", ends(report), ends(run)))
        : differences.found;
  }

  private static String ends(String text) {
    return text.contains("\r")
        ? "with carriage returns"
        : text.endsWith("\n") ? "one at the end" : "none at the end";
  }

  private void compare() {
    int first = 0;
    while (first < Math.min(report.size(), run.size())
        && report.get(first).equals(run.get(first))) {
      first++;
    }
    int reportEnd = report.size();
    int runEnd = run.size();
    while (reportEnd > first
        && runEnd > first
        && report.get(reportEnd - 1).equals(run.get(runEnd - 1))) {
      reportEnd--;
      runEnd--;
    }
    boolean few = (long) (reportEnd - first) * (runEnd - first) <= MOST_PAIRS;
    if (few && reportEnd - first != runEnd - first) {
      aligned(first, reportEnd, runEnd);
    } else {
      inOrder(first, reportEnd, runEnd);
    }
  }

  private void inOrder(int first, int reportEnd, int runEnd) {
    for (int i = first; i < Math.max(reportEnd, runEnd); i++) {
      String theirs = i < reportEnd ? report.get(i) : "";
      String ours = i < runEnd ? run.get(i) : "";
      if (!theirs.equals(ours)) {
        add(i, theirs, ours);
      }
    }
  }

  /** By the longest common subsequence of lines. */
  private void aligned(int first, int reportEnd, int runEnd) {
    int[][] common = new int[reportEnd - first + 1][runEnd - first + 1];
    for (int i = reportEnd - 1; i >= first; i--) {
      for (int j = runEnd - 1; j >= first; j--) {
        common[i - first][j - first] =
            report.get(i).equals(run.get(j))
                ? common[i - first + 1][j - first + 1] + 1
                : Math.max(common[i - first + 1][j - first], common[i - first][j - first + 1]);
      }
    }
    int i = first;
    int j = first;
    while (i < reportEnd || j < runEnd) {
      if (i < reportEnd && j < runEnd && report.get(i).equals(run.get(j))) {
        i++;
        j++;
      } else if (j == runEnd
          || (i < reportEnd
              && common[i - first + 1][j - first] >= common[i - first][j - first + 1])) {
        add(i, report.get(i), "");
        i++;
      } else {
        add(i, "", run.get(j));
        j++;
      }
    }
  }

  private void add(int index, String theirs, String ours) {
    int at = 0;
    while (at < Math.min(theirs.length(), ours.length()) && theirs.charAt(at) == ours.charAt(at)) {
      at++;
    }
    boolean isLong = Math.max(theirs.length(), ours.length()) > EXCERPT;
    int from = isLong ? Math.max(0, at - BEFORE) : 0;
    String where = "line " + (index + 1) + (from > 0 ? ", from character " + (from + 1) : "");
    found.add(new Difference(where, excerpt(theirs, from), excerpt(ours, from)));
  }

  private static String excerpt(String line, int from) {
    if (from >= line.length()) {
      return "";
    }
    int end = Math.min(line.length(), from + EXCERPT);
    return (from > 0 ? "…" : "") + line.substring(from, end) + (end < line.length() ? "…" : "");
  }
}
