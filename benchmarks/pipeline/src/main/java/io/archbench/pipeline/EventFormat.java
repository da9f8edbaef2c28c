package io.archbench.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.Map;

/** Events as bytes, read and written by Jackson. Thread-safe. */
final class EventFormat {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  private EventFormat(ObjectMapper mapper) {
    reader = mapper.readerFor(new TypeReference<Map<String, Object>>() {});
    writer = mapper.writer();
  }

  /** JSON or CBOR. */
  static EventFormat of(String name) {
    return switch (name) {
      case "json" -> new EventFormat(new ObjectMapper());
      case "cbor" -> new EventFormat(new ObjectMapper(new CBORFactory()));
      default -> throw new IllegalArgumentException("format '" + name + "': expected json or cbor");
    };
  }

  Map<String, Object> decode(byte[] bytes) throws IOException {
    return reader.readValue(bytes);
  }

  byte[] encode(Map<String, Object> event) throws IOException {
    return writer.writeValueAsBytes(event);
  }
}
