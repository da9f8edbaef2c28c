package io.archbench.runner.cli;

import io.archbench.k8s.image.store.ImageStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How registries are reached, besides what the environment says. */
final class RegistryOptions {
  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of authorities that are trusted besides the JDK's.")
  private Optional<Path> certificates = Optional.empty();

  @Option(
      names = "--mirror",
      paramLabel = "HOST=MIRROR",
      description =
          "A registry that is asked in place of another, such as a cache; http:// before it if it"
              + " is without TLS.")
  private Map<String, String> mirrors = Map.of();

  ImageStores stores(Map<String, String> environment) throws IOException {
    return ImageStores.of(environment, certificates, mirrors);
  }
}
