package io.archbench.dist;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.TrialRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run has left, read without the runner's own classes where they are what is tested. */
record RunFiles(Path directory) {
  static final List<String> REPORTS =
      List.of("report.html", "report.md", "results.csv", "comparison.json");

  /** Each record's file with its content's digest; also while a runner stores more of them. */
  Map<Path, String> records() throws IOException {
    Map<Path, String> digests = new TreeMap<>();
    Path trials = directory.resolve("trials");
    if (Files.isDirectory(trials)) {
      for (Path trial : children(trials)) {
        for (Path attempt : children(trial)) {
          Path file = attempt.resolve("record.json.gz");
          if (Files.exists(file)) {
            digests.put(file, Sha256.of(Files.readAllBytes(file)));
          }
        }
      }
    }
    return digests;
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    }
  }

  /** Deletes a directory and what is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Each placement as it is written. */
  List<String> placements() throws IOException {
    return records().keySet().stream()
        .map(record -> directory.relativize(record.resolveSibling("placement.json")))
        .map(file -> text(file.toString()))
        .toList();
  }

  /** The cells that are measured, each as its trial and its key. */
  List<String> cells() throws IOException {
    return records().keySet().stream()
        .map(RunFiles::record)
        .flatMap(
            record -> record.cellKeys().stream().map(key -> record.spec().id().text() + " " + key))
        .toList();
  }

  static TrialRecord record(Path file) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return CanonicalJson.read(gzip.readAllBytes(), TrialRecord.class, file.toString());
    } catch (IOException e) {
      throw new AssertionError("unreadable " + file, e);
    }
  }

  Path journal() {
    return directory.resolve("journal.ndjson");
  }

  JsonNode comparison() {
    return json(text("comparison.json"));
  }

  String text(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new AssertionError("unreadable " + name, e);
    }
  }

  /** Fails unless the text is one JSON document and nothing else. */
  static JsonNode json(String text) {
    return JsonMapper.builder()
        .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .readTree(text);
  }

  /** A copy of the whole run, to be damaged. */
  RunFiles copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(directory.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new RunFiles(target);
  }
}
