package io.archbench.agent.run;

import io.archbench.trial.AgentContract;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.OpenLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one cell: JMH's output and result, and what the fork leaves ({@link AgentContract}).
 *
 * @param path absolute
 */
record CellDirectory(Path path) {
  /** Less than a result and its log take. */
  private static final long LEAST_SPACE = 64 << 10;

  private static final String PREFIX = "cell-";

  /**
   * A fresh directory for the cell of that index, without those of cells before it: what they leave
   * must not fill its disk.
   */
  static CellDirectory create(Path work, int index) throws IOException {
    Path all = Files.createDirectories(work.toAbsolutePath());
    try (Stream<Path> old = Files.walk(all)) {
      for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
        if (all.relativize(file).toString().startsWith(PREFIX)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Path path = all.resolve(String.format(Locale.ROOT, PREFIX + "%03d", index));
    return new CellDirectory(Files.createDirectory(path));
  }

  /** Whether nothing more can be written to it. */
  boolean isFull() throws IOException {
    return Files.getFileStore(path).getUsableSpace() < LEAST_SPACE;
  }

  /** Standard output and error of JMH. */
  Path log() {
    return path.resolve("jmh.log");
  }

  /** JMH's JSON. */
  Path result() {
    return path.resolve("result.json");
  }

  Optional<String> answer() throws IOException {
    return text(AgentContract.ANSWER_FILE);
  }

  Optional<String> corpus() throws IOException {
    return text(AgentContract.CORPUS_FILE);
  }

  Optional<String> wrongAnswer() throws IOException {
    return text(AgentContract.WRONG_ANSWER_FILE);
  }

  /** Names of native libraries; none if the fork left no such file. */
  List<String> nativeLibraries() throws IOException {
    Optional<String> json = text(AgentContract.NATIVE_FILE);
    return json.isEmpty()
        ? List.of()
        : List.of(
            CanonicalJson.read(
                json.get().getBytes(StandardCharsets.UTF_8),
                String[].class,
                AgentContract.NATIVE_FILE));
  }

  /** How well a fixed rate was kept; none if the fork left no such file. */
  Optional<OpenLoop> openLoop() throws IOException {
    return text(AgentContract.OPEN_LOOP_FILE)
        .map(
            json ->
                CanonicalJson.read(
                    json.getBytes(StandardCharsets.UTF_8),
                    OpenLoop.class,
                    AgentContract.OPEN_LOOP_FILE));
  }

  /** HdrHistogram logs by tag. */
  Map<String, String> histograms() throws IOException {
    Map<String, String> logs = new TreeMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(AgentContract.HISTOGRAM_SUFFIX)) {
          String tag = name.substring(0, name.length() - AgentContract.HISTOGRAM_SUFFIX.length());
          logs.put(tag, Files.readString(file));
        }
      }
    }
    return logs;
  }

  private Optional<String> text(String file) throws IOException {
    try {
      return Optional.of(Files.readString(path.resolve(file)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
