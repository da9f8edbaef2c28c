package io.archbench.analysis.files;

import io.archbench.analysis.files.ResultFile.Format;
import io.archbench.trial.Sha256;
import io.archbench.trial.jmh.JmhJson;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a result file of any known format; its content says which, not its name. */
public final class ResultFileReader {
  private static final String EXPECTED =
      "expected JMH JSON (-rf json), JMH CSV (-rf csv or scsv) or a store of github-action-benchmark";

  private ResultFileReader() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableResultFileException if it is not there, cannot be read or is something else
   */
  public static ResultFile read(Path file) {
    if (Files.isDirectory(file)) {
      String what =
          Files.exists(file.resolve("plan.json")) ? "a run directory" : "a directory, not a file";
      throw new UnreadableResultFileException(
          "%s: is %s; %s. A run has its comparison in it: archbench report RUN"
              .formatted(file, what, EXPECTED));
    }
    if (!Files.exists(file)) {
      throw new UnreadableResultFileException(file + ": no such file");
    }
    try {
      return read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UnreadableResultFileException(
          file + ": cannot be read: is it yours to read? (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name of the file, for errors and reports
   * @throws UnreadableResultFileException if they are something else; the message says where
   */
  public static ResultFile read(byte[] bytes, String name) {
    FileText decoded = FileText.of(bytes);
    Content content = content(decoded.text(), name);
    List<String> notes = decoded.note().map(note -> name + " " + note).stream().toList();
    String sha256 = Sha256.of(bytes);
    return switch (content) {
      case JSON -> new ResultFile(name, sha256, Format.JMH_JSON, json(decoded, name), notes);
      case STORE -> BenchmarkStore.read(decoded.text(), name, sha256, notes);
      case CSV -> {
        List<String> meansOnly = new ArrayList<>(notes);
        meansOnly.add(
            name + ": CSV holds means without their forks; JMH's JSON (-rf json) holds each fork.");
        List<JmhResult> results = JmhCsv.read(decoded.text(), name);
        yield new ResultFile(name, sha256, Format.JMH_CSV, results, meansOnly);
      }
    };
  }

  private enum Content {
    JSON,
    STORE,
    CSV
  }

  private static Content content(String whole, String name) {
    String text = whole.stripLeading();
    if (text.startsWith("[")) {
      return Content.JSON;
    }
    if (text.startsWith("{") || text.startsWith(BenchmarkStore.PREFIX)) {
      return Content.STORE;
    }
    if (JmhCsv.startsLike(text)) {
      return Content.CSV;
    }
    throw new UnreadableResultFileException("%s: %s; %s".formatted(name, unknown(whole), EXPECTED));
  }

  private static String unknown(String text) {
    if (text.isBlank()) {
      return "is empty: JMH writes its results at the end, so was it stopped before?";
    }
    if (text.startsWith("\u001f")) {
      return "is compressed: unpack it first";
    }
    if (text.matches("(?s)Benchmark\\s.*Mode.*Score.*")) {
      return "is JMH's table for people, which holds rounded means only";
    }
    return "is no result file that archbench knows";
  }

  private static List<JmhResult> json(FileText decoded, String name) {
    try {
      return JmhJson.read(decoded.text().getBytes(StandardCharsets.UTF_8), name);
    } catch (UnreadableDocumentException e) {
      throw new UnreadableResultFileException(
          e.getMessage() + "; let JMH write the file again: -rf json -rff FILE", e);
    }
  }
}
