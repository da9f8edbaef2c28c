package io.archbench.k8s.image.store;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An operating system and an architecture, as indexes name them. */
public record Platform(String os, String architecture) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+/[a-z0-9]+");

  /**
   * Reads {@code linux/arm64}.
   *
   * @throws InvalidReferenceException if it has another form
   */
  public static Platform parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidReferenceException(text, "a platform such as linux/arm64");
    }
    int slash = text.indexOf('/');
    return new Platform(text.substring(0, slash), text.substring(slash + 1));
  }

  /** As an index or a configuration says it. */
  public static Platform read(JsonNode node) {
    return new Platform(
        node.path("os").asString("unknown"), node.path("architecture").asString("unknown"));
  }

  @Override
  public String toString() {
    return os + "/" + architecture;
  }
}
