package io.archbench.trial.segment;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * Turns a segment into lines of text that survive a container log.
 *
 * <p>The lines are {@code #archbench BEGIN <header JSON>}, then {@code #archbench <seq> <crc32>
 * <base64 of at most 6 KiB>} for each piece of the gzipped JSON, then {@code #archbench END
 * <sha256>}.
 */
public final class SegmentEncoder {
  static final String PREFIX = "#archbench ";
  static final String BEGIN = "BEGIN ";
  static final String END = "END ";
  private static final int PIECE = 6 * 1024;

  private SegmentEncoder() {}

  /**
   * An encoded segment.
   *
   * @param sha256 of the gzipped JSON; what the manifest lists
   * @param lines without line ends
   */
  public record Encoded(String sha256, List<String> lines) {}

  /**
   * The first line's facts about what follows.
   *
   * @param trial {@code <trial>-a<attempt>}
   * @param uid of the pod or process, so that two of one name are told apart
   */
  record Header(
      int schemaVersion,
      String trial,
      String uid,
      String name,
      int rawBytes,
      int gzipBytes,
      int pieces,
      String sha256) {}

  /** Encodes a segment of that attempt. */
  public static Encoded encode(Segment segment, String trial, String uid) {
    byte[] raw = CanonicalJson.bytes(segment);
    byte[] packed = gzip(raw);
    String sha256 = Sha256.of(packed);
    int pieces = (packed.length + PIECE - 1) / PIECE;
    List<String> lines = new ArrayList<>(pieces + 2);
    Header header =
        new Header(
            Manifest.SCHEMA, trial, uid, segment.name(), raw.length, packed.length, pieces, sha256);
    lines.add(PREFIX + BEGIN + CanonicalJson.text(header));
    for (int i = 0; i < pieces; i++) {
      int from = i * PIECE;
      byte[] piece = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PIECE));
      lines.add(PREFIX + i + " " + crc(piece) + " " + Base64.getEncoder().encodeToString(piece));
    }
    lines.add(PREFIX + END + sha256);
    return new Encoded(sha256, lines);
  }

  static String crc(byte[] piece) {
    CRC32 crc = new CRC32();
    crc.update(piece);
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private static byte[] gzip(byte[] raw) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(raw.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return packed.toByteArray();
  }

  /** The text of lines, each ended by a line feed, as it is printed. */
  public static byte[] print(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
