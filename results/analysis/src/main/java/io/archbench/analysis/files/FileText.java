package io.archbench.analysis.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a file: JMH writes UTF-8, but shells and spreadsheets write it again in other ways.
 *
 * @param note what was assumed, if anything was
 */
record FileText(String text, Optional<String> note) {
  private static final char MARK = '\ufeff';
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** First bytes of UTF-16, which some shells write when output is redirected. */
  private static final Map<Integer, Charset> UTF_16 =
      Map.of(0xfffe, StandardCharsets.UTF_16LE, 0xfeff, StandardCharsets.UTF_16BE);

  static FileText of(byte[] bytes) {
    int start = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    Charset wide = UTF_16.get(start);
    if (wide != null) {
      return new FileText(withoutMark(new String(bytes, wide)), Optional.empty());
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new FileText(withoutMark(text), Optional.empty());
    } catch (CharacterCodingException e) {
      return new FileText(
          new String(bytes, WESTERN), Optional.of("is not UTF-8: read as " + WESTERN.name()));
    }
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }
}
