package io.archbench.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its directory
 * @param feature such as 17
 */
public record Jdk(Path home, int feature) {
  /** The oldest that suites run on. */
  private static final int OLDEST = 17;

  /** The one that runs this test. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The one that runs this test, and one of each other version that lies beside it.
   *
   * @throws IOException if the directory cannot be listed
   */
  static List<Jdk> found() throws IOException {
    Jdk running = running();
    TreeMap<Integer, Jdk> found = new TreeMap<>();
    try (Stream<Path> homes = Files.list(running.home().toRealPath().resolveSibling(""))) {
      for (Path home : homes.sorted().toList()) {
        at(home).ifPresent(jdk -> found.put(jdk.feature(), jdk));
      }
    }
    found.put(running.feature(), running);
    return List.copyOf(found.tailMap(OLDEST).values());
  }

  /** The JDK in a directory, if there is one. */
  static Optional<Jdk> at(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.exists(release)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(release)));
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
  }

  /** Its launcher. */
  String java() {
    return home.resolve("bin").resolve("java").toString();
  }
}
