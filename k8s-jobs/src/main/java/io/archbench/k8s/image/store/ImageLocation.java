package io.archbench.k8s.image.store;

/** Names an image: in a registry, or in an OCI layout directory. */
public sealed interface ImageLocation permits ImageReference, LayoutReference {
  /** A tag, or a digest such as {@code sha256:…}. */
  String version();

  /** The same place, another version. */
  ImageLocation at(String version);

  /** Whether the version fixes the content. */
  default boolean isPinned() {
    return version().startsWith("sha256:");
  }

  /**
   * Reads {@code HOST/REPOSITORY:TAG} as {@link ImageReference} does, and {@code
   * oci:DIRECTORY[:TAG]} as {@link LayoutReference} does.
   *
   * @throws InvalidReferenceException if it has another form
   */
  static ImageLocation parse(String text) {
    return text.startsWith(LayoutReference.PREFIX)
        ? LayoutReference.parse(text)
        : ImageReference.parse(text);
  }
}
