package io.archbench.runner.run;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The history of a run, one JSON object a line, numbered without gaps; each line opens with a
 * checksum of what follows, so that a changed value is found even where it still makes sense.
 *
 * <p>{@link #append} returns when the line is on the disk. Thread-safe.
 */
final class Journal implements AutoCloseable {
  private static final String CHECK = "{\"check\":\"";
  private static final int BODY = CHECK.length() + 8 + "\",".length();

  private final FileChannel channel;
  private final Path file;
  private final Clock clock;
  private long next;

  private Journal(FileChannel channel, Path file, Clock clock, long next) {
    this.channel = channel;
    this.file = file;
    this.clock = clock;
    this.next = next;
  }

  /** The fields that every line has beside those of its event. */
  private record Header(long n, Instant t) {}

  /**
   * A journal as it was read.
   *
   * @param torn the last line, if it was cut in the middle
   * @param wholeBytes length of the file up to there
   */
  record Replay(List<Entry> entries, Optional<String> torn, long wholeBytes) {
    /** Of a run that never started. */
    static final Replay EMPTY = new Replay(List.of(), Optional.empty(), 0);

    Replay {
      entries = List.copyOf(entries);
    }

    /** What happened, in its order. */
    List<JournalEvent> events() {
      return entries.stream().map(Entry::event).toList();
    }

    /** Time of the first entry. */
    Optional<Instant> began() {
      return entries.stream().map(Entry::time).findFirst();
    }
  }

  /** An event and when it was written. */
  record Entry(Instant time, JournalEvent event) {}

  /**
   * Opens a journal to go on with it; a torn last line is cut off.
   *
   * @throws DamagedRunException if any other line is bad
   */
  static Journal open(Path file, Clock clock) {
    try {
      Replay replay = Files.exists(file) ? read(file) : Replay.EMPTY;
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(replay.wholeBytes());
      channel.position(replay.wholeBytes());
      return new Journal(channel, file, clock, replay.entries().size() + 1L);
    } catch (IOException e) {
      throw new StorageException("cannot open", file, e);
    }
  }

  /**
   * Reads a journal without changing it.
   *
   * @throws DamagedRunException if a line other than a torn last one is bad; names file and line
   */
  static Replay read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException("cannot read", file, e);
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    List<Entry> entries = new ArrayList<>();
    for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
      entries.add(entry(line, file, entries.size() + 1));
    }
    String rest = new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8);
    return new Replay(entries, Optional.of(rest).filter(torn -> !torn.isEmpty()), end);
  }

  private static Entry entry(String line, Path file, int number) {
    String where = file + ":" + number;
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    if (line.length() < BODY || !line.equals(checked(line.substring(BODY)))) {
      throw new DamagedRunException(where + ": its checksum does not fit" + remedy());
    }
    try {
      Header header = CanonicalJson.read(bytes, Header.class, where);
      if (header.n() != number) {
        throw new DamagedRunException(
            where + ": expected entry " + number + ", found entry " + header.n() + remedy());
      }
      return new Entry(header.t(), CanonicalJson.read(bytes, JournalEvent.class, where));
    } catch (UnreadableDocumentException e) {
      throw new DamagedRunException(e.getMessage() + remedy());
    }
  }

  /** A line from all that follows its checksum (CRC-32C, as RFC 3720 has it). */
  private static String checked(String body) {
    CRC32C checksum = new CRC32C();
    checksum.update(body.getBytes(StandardCharsets.UTF_8));
    return CHECK + HexFormat.of().toHexDigits(checksum.getValue(), 8) + "\"," + body;
  }

  private static String remedy() {
    return ". The journal was changed by hand or by a fault of the disk. The records under trials/"
        + " are untouched: restore journal.ndjson from a copy, or start a new run.";
  }

  /**
   * Appends an event and forces it to the disk.
   *
   * @return the time that it bears
   */
  synchronized Instant append(JournalEvent event) {
    String fields = CanonicalJson.text(event).substring(1);
    Instant now = clock.instant();
    String header = CanonicalJson.text(new Header(next, now));
    String line = checked(header.substring(1, header.length() - 1) + "," + fields) + "\n";
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
      next++;
      return now;
    } catch (IOException e) {
      throw new StorageException("cannot append to", file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("cannot close", file, e);
    }
  }
}
