package io.archbench.history;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the nights of an export, one after the other. Not thread-safe.
 *
 * <p>The lines of a night stand together, and all of them are there.
 */
final class HistoryFile implements AutoCloseable {
  /** Longer than any line of ours: what is longer is another kind of file. */
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private final Set<List<String>> seen = new HashSet<>();
  private int number;
  private long rows;
  private Optional<HistoryLine> ahead;

  private HistoryFile(Path file, InputStream in) {
    this.file = file;
    this.in = in;
    this.ahead = Optional.empty();
  }

  static HistoryFile open(Path file) throws IOException {
    HistoryFile opened = new HistoryFile(file, Files.newInputStream(file));
    try {
      opened.ahead = opened.line();
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Lines that were read so far. */
  long rows() {
    return rows;
  }

  /** Number of the line that was read last. */
  int line(NightRecord last) {
    return number - (ahead.isPresent() ? 1 : 0) - last.rows().size() + 1;
  }

  /** Where a line is, for people. */
  String where(int line) {
    return file + ":" + line;
  }

  /** The next night; empty behind the last one. */
  Optional<NightRecord> next() throws IOException {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    int begin = number;
    HistoryLine first = ahead.get();
    if (!seen.add(List.of(first.study(), first.run()))) {
      throw new UnreadableLineException(
          where(begin)
              + ": run "
              + first.run()
              + " of the study "
              + first.study()
              + " has lines further up already. Nothing was imported. Lines of a run have to stand"
              + " together, each once: import files one by one instead of joined.");
    }
    List<NightRecord.Row> found = new ArrayList<>();
    while (ahead.isPresent() && isOf(first, ahead.get())) {
      if (!ahead.get().night().equals(first.night())
          || ahead.get().nightRows() != first.nightRows()) {
        throw new UnreadableLineException(
            where(number)
                + ": the line contradicts line "
                + begin
                + " of the same run in time, commit, seed or number of rows. Nothing was"
                + " imported.");
      }
      found.add(ahead.get().row());
      ahead = line();
    }
    if (found.size() != first.nightRows()) {
      throw new UnreadableLineException(
          where(begin)
              + ": run "
              + first.run()
              + " of the study "
              + first.study()
              + " has "
              + found.size()
              + " of its "
              + first.nightRows()
              + " lines: the file was cut short or changed. Nothing was imported. Export it"
              + " again.");
    }
    rows += found.size();
    try {
      return Optional.of(new NightRecord(first.night(), found));
    } catch (IllegalArgumentException e) {
      throw new UnreadableLineException(
          where(begin) + ": " + e.getMessage() + ". Nothing was imported.", e);
    }
  }

  private static boolean isOf(HistoryLine first, HistoryLine other) {
    return first.study().equals(other.study()) && first.run().equals(other.run());
  }

  private Optional<HistoryLine> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = read();
    if (read < 0) {
      return Optional.empty();
    }
    number++;
    for (; read >= 0 && read != '\n'; read = read()) {
      if (line.size() == LONGEST) {
        throw new UnreadableLineException(
            where(number)
                + ": longer than a line of a history can be. Nothing was imported. Is this a file"
                + " that `archbench history export` wrote?");
      }
      line.write(read);
    }
    return Optional.of(line(line.toByteArray(), read < 0));
  }

  /** Byte by byte, and without the lock that a stream takes for each. */
  private int read() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer));
      at = 0;
      if (filled == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }

  private HistoryLine line(byte[] bytes, boolean torn) {
    try {
      HistoryLine line = CanonicalJson.read(bytes, HistoryLine.class, where(number));
      line.row();
      return line;
    } catch (UnreadableDocumentException | IllegalArgumentException e) {
      String reason =
          e instanceof UnreadableDocumentException
              ? e.getMessage() + ""
              : where(number) + ": " + e.getMessage();
      throw new UnreadableLineException(
          reason
              + (torn ? ". The line has no end: the file was cut short" : "")
              + ". Nothing was imported.",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
