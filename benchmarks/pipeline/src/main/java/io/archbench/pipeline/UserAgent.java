package io.archbench.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that makes requests, and how it says so.
 *
 * @param text the header
 * @param name of the program
 * @param version of the program, empty if it has none
 * @param system that it runs on
 * @param systemVersion empty if it does not say
 * @param device kind of machine
 */
record UserAgent(
    String text, String name, String version, String system, String systemVersion, String device) {
  /** What there is for what is not known. */
  static final String OTHER = "Other";

  /** The fields that a user agent filter adds. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    put(fields, "version", version);
    fields.put("os", system);
    put(fields, "os_version", systemVersion);
    fields.put("device", device);
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
