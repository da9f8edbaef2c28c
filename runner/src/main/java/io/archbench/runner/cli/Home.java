package io.archbench.runner.cli;

import io.archbench.runner.local.Installation;
import io.archbench.runner.run.SelfComparisons;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where archbench is installed, as the launcher says. */
final class Home {
  private Home() {}

  /** Environment variable that says where the history is. */
  static final String HISTORY = "ARCHBENCH_HISTORY";

  /** What is known of machines: in the user's state directory, or where the variable says. */
  static SelfComparisons selfComparisons() {
    return new SelfComparisons(state(System.getenv()));
  }

  /** Where the history is unless an option says otherwise: a path, or the URL of a database. */
  static String history(Map<String, String> environment) {
    return variable(environment, HISTORY)
        .orElseGet(() -> state(environment).resolve("history.db").toString());
  }

  private static Path state(Map<String, String> environment) {
    return variable(environment, "ARCHBENCH_STATE")
        .map(Path::of)
        .or(
            () ->
                variable(environment, "XDG_STATE_HOME")
                    .map(state -> Path.of(state).resolve("archbench")))
        .orElse(Path.of(System.getProperty("user.home", "/"), ".local", "state", "archbench"));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  static Installation installation() {
    return new Installation(
        Path.of(System.getProperty("archbench.home", "dist/target/archbench")).toAbsolutePath());
  }
}
