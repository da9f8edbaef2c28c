package io.archbench.runner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the JDKs of this machine by their {@code release} files.
 *
 * @param running home of the JVM that archbench runs on; taken first
 * @param parents directories whose children may be JDKs
 */
record InstalledJdks(Path running, List<Path> parents) {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+).*\"");

  InstalledJdks {
    parents = List.copyOf(parents);
  }

  /** The usual places of Linux and macOS. */
  static InstalledJdks ofThisMachine() {
    Path user = Path.of(System.getProperty("user.home", "/"));
    return new InstalledJdks(
        Path.of(System.getProperty("java.home")),
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"),
            Path.of("/opt")));
  }

  /** The {@code java} of that feature release, if one is installed. */
  Optional<Path> java(int feature) {
    return candidates().stream()
        .filter(home -> feature(home).filter(found -> found == feature).isPresent())
        .map(home -> home.resolve("bin/java"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The {@code java} that archbench itself runs on. */
  Path runningJava() {
    return running.resolve("bin/java");
  }

  private List<Path> candidates() {
    List<Path> homes = new ArrayList<>(List.of(running));
    for (Path parent : parents) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> children = Files.list(parent)) {
          children
              .sorted()
              .forEach(
                  child -> {
                    homes.add(child);
                    homes.add(child.resolve("Contents/Home"));
                  });
        } catch (IOException unreadable) {
          // a directory that may not be read holds no JDK that may be run
        }
      }
    }
    return homes;
  }

  private static Optional<Integer> feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return Optional.empty();
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(release));
      return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
