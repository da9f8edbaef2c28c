package io.archbench.runner.local;

import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where archbench's own parts lie: {@code agent/} and {@code suites/<name>/}.
 *
 * @param home the directory of both
 */
public record Installation(Path home) {
  /** The agent's class path, as the JVM takes it. */
  String agentClassPath() {
    return agent() + "/*";
  }

  /** The directory of the agent's jars. */
  public Path agent() {
    return home.resolve("agent");
  }

  /** The directory of the runner's own jars. */
  public Path runner() {
    return home.resolve("lib");
  }

  /** The directory of what images are built with. */
  public Path images() {
    return home.resolve("images");
  }

  /** The directory with one directory for each suite. */
  public Path suites() {
    return home.resolve("suites");
  }

  /** What each installed suite offers, by name. */
  public Map<String, SuiteDescription> suiteDescriptions() {
    Map<String, SuiteDescription> suites = new TreeMap<>();
    try (Stream<Path> directories = Files.list(suites())) {
      for (Path directory : directories.sorted().toList()) {
        SuiteDirectory suite = new SuiteDirectory(directory);
        if (Files.isRegularFile(suite.descriptionFile())) {
          SuiteDescription description = suite.description();
          suites.put(description.name(), description);
        }
      }
      return suites;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the suites in " + suites(), e);
    }
  }
}
