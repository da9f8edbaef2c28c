package io.archbench.k8s.image.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the store that a location is in. Thread-safe. */
public final class ImageStores {
  private final RegistryClient registries;

  ImageStores(RegistryClient registries) {
    this.registries = registries;
  }

  /**
   * The stores that this environment reaches: with docker's logins and the proxies that it names.
   *
   * @param certificates PEM file of authorities that are trusted besides the JDK's
   */
  public static ImageStores of(Map<String, String> environment, Optional<Path> certificates)
      throws IOException {
    return new ImageStores(
        new RegistryClient(
            DockerConfig.ofUser(environment),
            EnvironmentProxies.of(environment),
            TrustedCertificates.with(certificates)));
  }

  /** The store of that location. */
  public ImageStore of(ImageLocation location) {
    return switch (location) {
      case ImageReference reference -> new RegistryRepository(registries, reference);
      case LayoutReference layout -> new LayoutDirectory(layout.directory());
    };
  }
}
