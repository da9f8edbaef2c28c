package io.archbench.pipeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes events as bytes without any library, so that the codecs that are measured have something
 * to be compared with. It knows maps (in CBOR those without a length), lists, texts and
 * non-negative numbers.
 */
final class PlainFormat {
  private static final int CBOR_TEXT = 0x60;
  private static final int CBOR_LIST = 0x80;
  private static final int CBOR_MAP = 0xbf;
  private static final int CBOR_END = 0xff;

  private PlainFormat() {}

  /** An event as JSON or CBOR. */
  static byte[] bytes(String format, Map<String, ?> event) {
    if (format.equals("json")) {
      StringBuilder json = new StringBuilder();
      json(json, event);
      return json.toString().getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream cbor = new ByteArrayOutputStream();
    cbor(cbor, event);
    return cbor.toByteArray();
  }

  private static void json(StringBuilder to, Object value) {
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> field : map.entrySet()) {
        to.append(separator).append('"').append(field.getKey()).append("\":");
        json(to, field.getValue());
        separator = ",";
      }
      to.append('}');
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        to.append(separator);
        json(to, element);
        separator = ",";
      }
      to.append(']');
    } else if (value instanceof String text) {
      to.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    } else {
      to.append(value);
    }
  }

  private static void cbor(ByteArrayOutputStream to, Object value) {
    if (value instanceof Map<?, ?> map) {
      to.write(CBOR_MAP);
      map.forEach(
          (name, field) -> {
            cbor(to, name);
            cbor(to, field);
          });
      to.write(CBOR_END);
    } else if (value instanceof List<?> list) {
      head(to, CBOR_LIST, list.size());
      list.forEach(element -> cbor(to, element));
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      head(to, CBOR_TEXT, bytes.length);
      to.write(bytes, 0, bytes.length);
    } else if (value instanceof Integer number) {
      head(to, 0, number);
    } else {
      throw new IllegalArgumentException("no events have such a value: " + value);
    }
  }

  /** RFC 8949, section 3: the kind, and a length or number in as few bytes as it needs. */
  private static void head(ByteArrayOutputStream to, int kind, int number) {
    int bytes = number < 24 ? 0 : number < 0x100 ? 1 : number < 0x10000 ? 2 : 4;
    int[] sizes = {number, 24, 25, 25, 26};
    to.write(kind | sizes[bytes]);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      to.write(number >>> shift);
    }
  }
}
