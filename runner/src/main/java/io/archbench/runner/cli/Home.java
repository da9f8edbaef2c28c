package io.archbench.runner.cli;

import io.archbench.runner.local.Installation;
import java.nio.file.Path;

/** Where archbench is installed, as the launcher says. */
final class Home {
  private Home() {}

  static Installation installation() {
    return new Installation(
        Path.of(System.getProperty("archbench.home", "dist/target/archbench")).toAbsolutePath());
  }
}
