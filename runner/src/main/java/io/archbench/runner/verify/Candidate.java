package io.archbench.runner.verify;

import io.archbench.report.ReportFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One file that a run gives.
 *
 * @param fileName what it is called in a run directory
 */
record Candidate(ReportFormat format, String fileName, String text) {
  Candidate(ReportFormat format, String fileName, byte[] content) {
    this(format, fileName, text(content));
  }

  /** Two contents never are the same text: what is no UTF-8 is read byte by byte. */
  static String text(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)
        ? text
        : new String(content, StandardCharsets.ISO_8859_1);
  }

  boolean is(byte[] content) {
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content);
  }

  /**
   * The one whose format a report is in: that of its name, else the one that it shares most lines
   * with; empty if it shares none.
   */
  static Optional<Candidate> nearest(List<Candidate> candidates, String name, String text) {
    Optional<Candidate> named =
        candidates.stream().filter(each -> each.fileName.equals(name)).findFirst();
    if (named.isPresent()) {
      return named;
    }
    if (text.startsWith("{")) { // whatever its blanks, as other programs write it
      return candidates.stream().filter(each -> each.format == ReportFormat.JSON).findFirst();
    }
    Set<String> lines = lines(text);
    return candidates.stream()
        .filter(each -> each.likeness(lines) > 0)
        .max(Comparator.comparingDouble(each -> each.likeness(lines)));
  }

  private double likeness(Set<String> others) {
    Set<String> own = lines(text);
    Set<String> shared = new HashSet<>(own);
    shared.retainAll(others);
    return (double) shared.size() / Math.max(1, Math.max(own.size(), others.size()));
  }

  private static Set<String> lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.length() > 2)
        .collect(Collectors.toSet());
  }
}
