package io.archbench.analysis.files;

import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import io.archbench.trial.jmh.JmhResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One side of a comparison of files.
 *
 * @param files that it was given as
 * @param entries of each cell, in the order of the files; no file has two
 */
public record FileSide(List<ResultFile> files, Map<CellKey, List<FileEntry>> entries) {
  /** The suite of all cells that come from files. */
  public static final String SUITE = "jmh";

  public FileSide {
    files = List.copyOf(files);
    entries = Map.copyOf(entries);
  }

  static FileSide of(List<ResultFile> files, BenchmarkNames names) {
    if (files.isEmpty()) {
      throw new UnreadableResultFileException("each side needs a result file");
    }
    refuseRepetition(files);
    Map<CellKey, List<FileEntry>> entries = new HashMap<>();
    files.forEach(file -> add(file, names, entries));
    return new FileSide(files, entries);
  }

  /** What was found of a cell. */
  public List<FileEntry> of(CellKey cell) {
    return entries.getOrDefault(cell, List.of());
  }

  private static void add(
      ResultFile file, BenchmarkNames names, Map<CellKey, List<FileEntry>> entries) {
    Map<CellKey, Integer> seen = new HashMap<>();
    int position = 0;
    for (JmhResult result : file.results()) {
      position++;
      CellKey key = key(result, names);
      Integer before = seen.putIfAbsent(key, position);
      if (before != null) {
        throw new UnreadableResultFileException(
            "%s: entries %d and %d are both %s; one file holds a cell once: put repeated measurements into files of their own, joined by commas"
                .formatted(file.name(), before, position, key));
      }
      entries
          .computeIfAbsent(key, cell -> new ArrayList<>())
          .add(new FileEntry(file, position, result));
    }
  }

  private static CellKey key(JmhResult result, BenchmarkNames names) {
    return CellKey.of(
        SUITE,
        names.inKey(result.benchmark()),
        result.parameters(),
        Mode.of(result.mode()),
        new ThreadCount(Integer.toString(result.threads())));
  }

  private static void refuseRepetition(List<ResultFile> files) {
    Map<String, ResultFile> seen = new HashMap<>();
    for (ResultFile file : files) {
      ResultFile same = seen.putIfAbsent(file.sha256(), file);
      if (same != null) {
        throw new UnreadableResultFileException(
            "%s and %s hold the same bytes: one measurement does not count twice; leave one of them out"
                .formatted(same.name(), file.name()));
      }
    }
  }
}
