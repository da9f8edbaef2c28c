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

  ImageStores stores(Map<String, String> environment) throws IOException {
    return ImageStores.of(environment, certificates);
  }
}
