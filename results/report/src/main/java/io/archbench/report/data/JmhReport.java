package io.archbench.report.data;

import io.archbench.analysis.sample.Fork;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.CountedForks;
import io.archbench.trial.CellKey;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that counts of one variant as one file that JMH might have written: each trial is a fork.
 *
 * <p>Its {@code scoreError} is JMH's own, which takes iterations of one fork for independent: the
 * raw data is what is worth reading.
 */
public final class JmhReport implements ReportWriter {
  private final String variant;

  /** A writer of that variant's file. */
  public JmhReport(String variant) {
    this.variant = variant;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    List<JmhEntry> entries = new ArrayList<>();
    for (CellKey cell : report.samples().cells()) {
      byThreads(CountedForks.of(report, cell, variant))
          .forEach(
              (threads, forks) ->
                  entries.add(JmhEntry.of(report.facts(), variant, cell, threads, forks)));
    }
    out.write(CanonicalJson.indented(toldApart(entries)).getBytes(StandardCharsets.UTF_8));
  }

  /** Nodes with other numbers of CPUs ran other numbers of threads, of which an entry has one. */
  private static Map<Integer, List<Fork>> byThreads(List<Fork> forks) {
    return forks.stream()
        .collect(
            Collectors.groupingBy(
                fork -> fork.measured().threads(), TreeMap::new, Collectors.toList()));
  }

  /**
   * Viewers tell entries apart by benchmark and parameters, so cells that differ in suite, mode or
   * threads alone say these in one parameter more.
   */
  private static List<JmhEntry> toldApart(List<JmhEntry> entries) {
    Map<List<Object>, Set<CellKey>> alike = new HashMap<>();
    for (JmhEntry entry : entries) {
      alike.computeIfAbsent(entry.name(), name -> new HashSet<>()).add(entry.key());
    }
    return entries.stream()
        .map(
            entry ->
                alike.getOrDefault(entry.name(), Set.of()).size() > 1 ? entry.withCell() : entry)
        .toList();
  }
}
