package io.archbench.runner.compare;

import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.files.ResultFileReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that one argument names: one, or several with commas between them. */
public final class FileList {
  private FileList() {}

  /**
   * Reads them all.
   *
   * @throws io.archbench.analysis.files.UnreadableResultFileException if one cannot be read
   */
  public static List<ResultFile> read(String argument) {
    return paths(argument).stream().map(ResultFileReader::read).toList();
  }

  /** Names of files may hold commas themselves, so as long a name as exists is taken. */
  static List<Path> paths(String argument) {
    String[] parts = argument.split(",", -1);
    List<Path> paths = new ArrayList<>();
    int from = 0;
    while (from < parts.length) {
      int to = longest(parts, from);
      paths.add(path(parts, from, to));
      from = to;
    }
    return paths;
  }

  private static int longest(String[] parts, int from) {
    for (int to = parts.length; to > from; to--) {
      if (Files.exists(path(parts, from, to))) {
        return to;
      }
    }
    return from + 1;
  }

  private static Path path(String[] parts, int from, int to) {
    String name = String.join(",", List.of(parts).subList(from, to));
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      return Path.of(name.replace('\0', '?'));
    }
  }
}
