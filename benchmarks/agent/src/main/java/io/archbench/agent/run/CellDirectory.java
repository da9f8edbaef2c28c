package io.archbench.agent.run;

import io.archbench.trial.AgentContract;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.OpenLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
  /** A fresh directory for the cell of that index. */
  static CellDirectory create(Path work, int index) throws IOException {
    Path path = work.toAbsolutePath().resolve(String.format(Locale.ROOT, "cell-%03d", index));
    if (Files.isDirectory(path)) {
      try (Stream<Path> old = Files.list(path)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
    }
    return new CellDirectory(Files.createDirectories(path));
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
