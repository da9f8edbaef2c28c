package io.archbench.k8s.image.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the store that a location is in. Thread-safe. */
public final class ImageStores {
  private final RegistryClient registries;
  private final Map<String, String> mirrors;

  ImageStores(RegistryClient registries, Map<String, String> mirrors) {
    this.registries = registries;
    this.mirrors = Map.copyOf(mirrors);
  }

  /**
   * The stores that this environment reaches: with docker's logins and the proxies that it names.
   *
   * @param certificates PEM file of authorities that are trusted besides the JDK's
   * @param mirrors registries that are asked in place of others, by the hosts of those
   */
  public static ImageStores of(
      Map<String, String> environment, Optional<Path> certificates, Map<String, String> mirrors)
      throws IOException {
    return new ImageStores(
        new RegistryClient(
            DockerConfig.ofUser(environment),
            EnvironmentProxies.of(environment),
            TrustedCertificates.with(certificates)),
        mirrors);
  }

  private ImageReference mirrored(ImageReference image) {
    String mirror = mirrors.get(image.host());
    return mirror == null
        ? image
        : ImageReference.parse(mirror + "/" + image.repository()).at(image.version());
  }

  /**
   * The store to read from: a mirror, where there is one for that registry.
   *
   * @throws InvalidReferenceException if the mirror of its registry has no form of a host
   */
  public ImageStore of(ImageLocation location) {
    return target(location instanceof ImageReference named ? mirrored(named) : location);
  }

  /** The store to write to: that of the location itself. */
  public ImageStore target(ImageLocation location) {
    return switch (location) {
      case ImageReference reference -> new RegistryRepository(registries, reference);
      case LayoutReference layout -> new LayoutDirectory(layout.directory());
    };
  }
}
