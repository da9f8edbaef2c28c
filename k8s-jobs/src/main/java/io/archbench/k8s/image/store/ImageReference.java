package io.archbench.k8s.image.store;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an image in a registry.
 *
 * <p>There is no default registry: which one an image comes from is always said.
 *
 * @param scheme {@code https}, or {@code http} where the text begins with {@code http://}
 * @param host with its port, if any
 * @param version a tag, or a digest such as {@code sha256:…}
 */
public record ImageReference(String scheme, String host, String repository, String version)
    implements ImageLocation {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>http://|https://)?"
              + "(?<host>(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+(?::\\d+)?|[A-Za-z0-9-]+:\\d+|localhost)"
              + "/(?<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)"
              + "(?::(?<tag>\\w[\\w.-]{0,127}))?"
              + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  /**
   * Reads {@code HOST/REPOSITORY:TAG} or {@code HOST/REPOSITORY@sha256:…}; a digest wins over a
   * tag, and without either the tag is {@code latest}.
   *
   * @throws InvalidReferenceException if it has another form
   */
  public static ImageReference parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidReferenceException(
          text,
          "HOST[:PORT]/REPOSITORY[:TAG|@sha256:DIGEST], the host always named; http:// before it"
              + " for a registry without TLS");
    }
    String digest = parts.group("digest");
    String tag = parts.group("tag");
    return new ImageReference(
        "http://".equals(parts.group("scheme")) ? "http" : "https",
        parts.group("host"),
        parts.group("repository"),
        digest != null ? digest : tag != null ? tag : "latest");
  }

  /** Whether an address is this registry's own, to which its login may go. */
  boolean isHostOf(URI address) {
    return scheme.equals(address.getScheme()) && host.equals(address.getAuthority());
  }

  @Override
  public ImageReference at(String other) {
    return new ImageReference(scheme, host, repository, other);
  }

  @Override
  public String toString() {
    return host + "/" + repository + (isPinned() ? "@" : ":") + version;
  }
}
