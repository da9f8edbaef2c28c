package io.archbench.runner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Makes a suite of a JMH jar: copied, and described by what JMH finds in it. */
public final class JarSuite {
  /** In every jar that holds all it needs. */
  private static final String JMH = "org/openjdk/jmh/Main.class";

  private JarSuite() {}

  /**
   * Makes one.
   *
   * @param directory of the suite, to be made
   * @throws UnusableJarException if the jar is not there, or holds no benchmarks
   */
  public static void make(Path jar, String name, Path directory, Installation installation)
      throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new UnusableJarException("a JMH jar, its path relative to the study", "no file " + jar);
    }
    Files.createDirectories(directory);
    Files.copy(jar, directory.resolve("suite.jar"));
    if (!holdsJmh(jar)) {
      copyLibraries(jar, directory);
    }
    Optional<String> failure = AgentProcess.describe(installation, directory, name);
    if (failure.isPresent()) {
      throw new UnusableJarException("a jar with benchmarks of JMH", jar + ": " + failure.get());
    }
  }

  private static boolean holdsJmh(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(JMH) != null;
    } catch (ZipException e) {
      throw new UnusableJarException("a JMH jar", jar + ", which is no jar: " + e.getMessage());
    }
  }

  /** A jar without JMH is thin: what it needs lies beside it in {@code lib/}. */
  private static void copyLibraries(Path jar, Path suite) throws IOException {
    Path libraries = jar.resolveSibling("lib");
    if (!Files.isDirectory(libraries)) {
      throw new UnusableJarException(
          "a jar with all that it needs, or lib/ beside it",
          jar + " without JMH, and no " + libraries);
    }
    Files.createDirectories(suite.resolve("lib"));
    try (Stream<Path> files = Files.list(libraries)) {
      for (Path library : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.copy(library, suite.resolve("lib").resolve(library.getFileName()));
      }
    }
  }
}
