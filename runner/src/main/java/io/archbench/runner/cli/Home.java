package io.archbench.runner.cli;

import io.archbench.runner.local.Installation;
import io.archbench.runner.run.SelfComparisons;
import java.nio.file.Path;
import java.util.Optional;

/** Where archbench is installed, as the launcher says. */
final class Home {
  private Home() {}

  /** What is known of machines: in the user's state directory, or where the variable says. */
  static SelfComparisons selfComparisons() {
    return new SelfComparisons(
        variable("ARCHBENCH_STATE")
            .or(() -> variable("XDG_STATE_HOME").map(state -> state.resolve("archbench")))
            .orElse(Path.of(System.getProperty("user.home", "/"), ".local", "state", "archbench")));
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
  }

  static Installation installation() {
    return new Installation(
        Path.of(System.getProperty("archbench.home", "dist/target/archbench")).toAbsolutePath());
  }
}
