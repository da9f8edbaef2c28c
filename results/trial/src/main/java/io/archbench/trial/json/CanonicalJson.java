package io.archbench.trial.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.archbench.trial.Sha256;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads documents as canonical JSON: UTF-8, sorted keys, no blanks, durations as integer
 * milliseconds, instants as RFC 3339 UTC with milliseconds, absent optionals left out.
 *
 * <p>Unknown fields are ignored on reading, so that documents of later additive versions stay
 * readable. Thread-safe.
 */
public final class CanonicalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .annotationIntrospector(new RequiredComponents())
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(new TimeModule())
          .build();

  private CanonicalJson() {}

  /** The document as canonical UTF-8 bytes. */
  public static byte[] bytes(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** The document as canonical text. */
  public static String text(Object document) {
    return new String(bytes(document), StandardCharsets.UTF_8);
  }

  /** The document as text for people: the same keys and values in the same order, indented. */
  public static String indented(Object document) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  /** SHA-256 of the canonical bytes, hexadecimal. */
  public static String sha256(Object document) {
    return Sha256.of(bytes(document));
  }

  /**
   * Reads a document.
   *
   * @param where the file or stream that it comes from, for the error
   * @throws UnreadableDocumentException if it is no JSON, cut short, or not of that type
   */
  public static <T> T read(byte[] bytes, Class<T> type, String where) {
    try {
      T document = MAPPER.readValue(bytes, type);
      if (document == null) {
        throw new UnreadableDocumentException(where + ": empty document", null);
      }
      return document;
    } catch (JacksonException e) {
      throw new UnreadableDocumentException(where + ": " + reason(e), e);
    }
  }

  private static String reason(JacksonException e) {
    String path = e.getPathReference();
    String place =
        e.getLocation() == null
            ? ""
            : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    String field = path == null || path.isEmpty() ? "" : " at " + path;
    return place + field + ": " + e.getOriginalMessage();
  }
}
