package io.archbench.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a cell leaves files for the agent that started its JVM.
 *
 * <p>Names are those of the agent's contract, repeated here because suites depend on nothing of it.
 * Without a directory (plain JMH) nothing is written and all else works. Thread-safe.
 *
 * @param path the directory, if there is one
 */
public record CellDirectory(Optional<Path> path) {
  /** System property of a cell's JVM. */
  public static final String PROPERTY = "archbench.cell.dir";

  /** SHA-256 of the answers, hexadecimal. */
  public static final String ANSWER_FILE = "answer.sha256";

  /** SHA-256 of the corpus, hexadecimal. */
  public static final String CORPUS_FILE = "corpus.sha256";

  /** What a wrong answer was, in words; its presence fails the cell. */
  public static final String WRONG_ANSWER_FILE = "wrong-answer.txt";

  /** Ending of HdrHistogram logs; the name before it is the tag. */
  public static final String HISTOGRAM_SUFFIX = ".hlog";

  /** JSON array of the names of native libraries that were loaded. */
  public static final String NATIVE_FILE = "native.json";

  /**
   * What an open loop reached over all measured phases: one JSON object with {@code targetRate} and
   * {@code achievedRate} (operations per second), {@code operations}, {@code lateStarts} (more than
   * a millisecond) and {@code saturated}.
   */
  public static final String OPEN_LOOP_FILE = "open-loop.json";

  /** The directory that this JVM was given. */
  public static CellDirectory ofThisCell() {
    return new CellDirectory(Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of));
  }

  /** Writes the digest of the corpus. */
  public void corpus(String sha256) {
    write(CORPUS_FILE, sha256);
  }

  /** Writes the digest of the answers. */
  public void answer(String sha256) {
    write(ANSWER_FILE, sha256);
  }

  /** Writes what is wrong, and returns the exception that fails the benchmark. */
  public WrongAnswerException wrongAnswer(String question, Object expected, Object actual) {
    WrongAnswerException wrong = new WrongAnswerException(question, expected, actual);
    write(WRONG_ANSWER_FILE, wrong.getMessage() + "\n");
    return wrong;
  }

  /** Writes the names of the native libraries that this JVM loaded. */
  public void nativeLibraries(List<String> names) {
    write(
        NATIVE_FILE,
        names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]")));
  }

  /** Writes what an open loop reached. */
  void openLoop(String json) {
    write(OPEN_LOOP_FILE, json + "\n");
  }

  /** The log of a tag. */
  Optional<Path> histogramLog(String tag) {
    return path.map(directory -> directory.resolve(tag + HISTOGRAM_SUFFIX));
  }

  private void write(String name, String text) {
    if (path.isEmpty()) {
      return;
    }
    try {
      Files.writeString(path.get().resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
