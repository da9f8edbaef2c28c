package io.archbench.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
