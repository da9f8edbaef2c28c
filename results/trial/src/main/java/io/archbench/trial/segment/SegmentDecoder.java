package io.archbench.trial.segment;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads segments back out of a log, whatever else stands between them.
 *
 * <p>A segment counts only if its pieces, their checksums and its digest are all right; a broken
 * one is named in {@link Decoded#problems} and left out. A segment printed twice counts once. Not
 * thread-safe.
 */
public final class SegmentDecoder {
  private final String trial;
  private final List<Whole> whole = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private SegmentEncoder.@Nullable Header header;
  private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
  private int expected;

  private SegmentDecoder(String trial) {
    this.trial = trial;
  }

  /**
   * A segment that is whole.
   *
   * @param sha256 of its gzipped JSON
   */
  public record Whole(String sha256, Segment segment) {}

  /**
   * What a log holds.
   *
   * @param problems one line for each segment that is not whole
   */
  public record Decoded(List<Whole> segments, List<String> problems) {
    public Decoded {
      segments = List.copyOf(segments);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Decodes the segments of one attempt.
   *
   * @param trial {@code <trial>-a<attempt>}; segments of others are problems
   * @param log of any length, with anything between the segments' lines
   */
  public static Decoded decode(String trial, String log) {
    SegmentDecoder decoder = new SegmentDecoder(trial);
    log.lines()
        .filter(line -> line.startsWith(SegmentEncoder.PREFIX))
        .map(line -> line.substring(SegmentEncoder.PREFIX.length()))
        .forEach(decoder::accept);
    decoder.drop("cut short");
    return new Decoded(decoder.whole, decoder.problems);
  }

  /** The name of the segment that a line of a log begins, if it begins one. */
  public static Optional<String> begun(String line) {
    String begin = SegmentEncoder.PREFIX + SegmentEncoder.BEGIN;
    if (!line.startsWith(begin)) {
      return Optional.empty();
    }
    try {
      byte[] json = line.substring(begin.length()).getBytes(StandardCharsets.UTF_8);
      return Optional.of(
          CanonicalJson.read(json, SegmentEncoder.Header.class, "segment header").name());
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a line of a log is one of a segment. */
  public static boolean isPart(String line) {
    return line.startsWith(SegmentEncoder.PREFIX);
  }

  /** Whether a line of a log ends a segment. */
  public static boolean ends(String line) {
    return line.startsWith(SegmentEncoder.PREFIX + SegmentEncoder.END);
  }

  private void accept(String line) {
    try {
      if (line.startsWith(SegmentEncoder.BEGIN)) {
        begin(line.substring(SegmentEncoder.BEGIN.length()));
      } else if (line.startsWith(SegmentEncoder.END)) {
        end(line.substring(SegmentEncoder.END.length()));
      } else {
        piece(line);
      }
    } catch (BrokenSegmentException | UnreadableDocumentException | IllegalArgumentException e) {
      drop(String.valueOf(e.getMessage()));
    }
  }

  private void begin(String json) {
    drop("cut short");
    SegmentEncoder.Header next =
        CanonicalJson.read(
            json.getBytes(StandardCharsets.UTF_8), SegmentEncoder.Header.class, "segment header");
    if (!next.trial().equals(trial)) {
      throw new BrokenSegmentException("segment of " + next.trial() + ", not of " + trial);
    }
    header = next;
    pieces.reset();
    expected = 0;
  }

  private void piece(String line) {
    if (header == null) {
      return; // the rest of a segment that was dropped already
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[0].equals(Integer.toString(expected))) {
      throw new BrokenSegmentException("piece " + expected + " is missing");
    }
    byte[] piece = Base64.getDecoder().decode(parts[2]);
    if (!SegmentEncoder.crc(piece).equals(parts[1])) {
      throw new BrokenSegmentException("piece " + expected + " has a wrong checksum");
    }
    pieces.writeBytes(piece);
    expected++;
  }

  private void end(String sha256) {
    SegmentEncoder.Header current = header;
    if (current == null) {
      return;
    }
    byte[] packed = pieces.toByteArray();
    if (expected != current.pieces()
        || packed.length != current.gzipBytes()
        || !sha256.equals(current.sha256())
        || !Sha256.of(packed).equals(sha256)) {
      throw new BrokenSegmentException("not what its header announced");
    }
    Segment segment = CanonicalJson.read(gunzip(packed), Segment.class, current.name());
    if (whole.stream().noneMatch(known -> known.sha256().equals(sha256))) {
      whole.add(new Whole(sha256, segment));
    }
    header = null;
  }

  private void drop(String reason) {
    if (header != null) {
      problems.add("segment " + header.name() + ": " + reason);
      header = null;
    } else if (!reason.equals("cut short")) {
      problems.add("segment: " + reason);
    }
  }

  private static byte[] gunzip(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new BrokenSegmentException("cannot be unpacked: " + e.getMessage());
    }
  }

  private static final class BrokenSegmentException extends RuntimeException {
    BrokenSegmentException(String message) {
      super(message);
    }
  }
}
