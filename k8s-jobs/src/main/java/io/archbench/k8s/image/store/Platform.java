package io.archbench.k8s.image.store;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An operating system and an architecture, as indexes name them.
 *
 * @param variant of the architecture, such as {@code v7}; empty where it is the one that goes
 *     without saying
 */
public record Platform(String os, String architecture, String variant) {
  private static final Pattern FORM =
      Pattern.compile("(?<os>[a-z0-9]+)/(?<architecture>[a-z0-9]+)(/(?<variant>[a-z0-9.]+))?");

  /** Those that every machine of the architecture has. */
  private static final Set<String> UNSAID = Set.of("arm64 v8", "amd64 v1");

  public Platform {
    variant = UNSAID.contains(architecture + " " + variant) ? "" : variant;
  }

  /**
   * Reads {@code linux/arm64} or {@code linux/arm/v7}.
   *
   * @throws InvalidReferenceException if it has another form
   */
  public static Platform parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidReferenceException(text, "a platform such as linux/arm64");
    }
    String variant = parts.group("variant");
    return new Platform(
        parts.group("os"), parts.group("architecture"), variant == null ? "" : variant);
  }

  /** As an index or a configuration says it. */
  public static Platform read(JsonNode node) {
    return new Platform(
        node.path("os").asString("unknown"),
        node.path("architecture").asString("unknown"),
        node.path("variant").asString(""));
  }

  /** As it stands in an index. */
  Map<String, String> document() {
    Map<String, String> document = new TreeMap<>(Map.of("os", os, "architecture", architecture));
    if (!variant.isEmpty()) {
      document.put("variant", variant);
    }
    return document;
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
