package io.archbench.k8s.image.store;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names an image in an OCI layout: a directory that holds images as files. */
public record LayoutReference(Path directory, String version) implements ImageLocation {
  static final String PREFIX = "oci:";

  private static final Pattern FORM =
      Pattern.compile(
          "oci:(?<directory>.+?)(?::(?<tag>\\w[\\w.-]{0,127})|@(?<digest>sha256:[0-9a-f]{64}))?");

  /**
   * Reads {@code oci:DIRECTORY}, {@code oci:DIRECTORY:TAG} or {@code oci:DIRECTORY@sha256:…};
   * without a version the tag is {@code latest}.
   *
   * @throws InvalidReferenceException if it has another form
   */
  public static LayoutReference parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidReferenceException(text, "oci:DIRECTORY[:TAG|@sha256:DIGEST]");
    }
    String digest = parts.group("digest");
    String tag = parts.group("tag");
    return new LayoutReference(
        Path.of(parts.group("directory")), digest != null ? digest : tag != null ? tag : "latest");
  }

  @Override
  public LayoutReference at(String other) {
    return new LayoutReference(directory, other);
  }

  @Override
  public String toString() {
    return PREFIX + directory + (isPinned() ? "@" : ":") + version;
  }
}
