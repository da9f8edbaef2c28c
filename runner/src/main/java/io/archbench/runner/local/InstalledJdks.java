package io.archbench.runner.local;

import io.archbench.trial.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the JDKs of this machine by their {@code release} files.
 *
 * <p>One JDK under several names, as package managers and version switchers link them, counts once.
 * One for another architecture does not count: it would run emulated, or not at all.
 *
 * @param architecture of the machine
 * @param running home of the JVM that archbench runs on; taken first
 * @param named variables that name a JDK, and what they say; taken next, in order
 * @param parents directories whose children may be JDKs
 */
record InstalledJdks(
    Architecture architecture, Path running, List<Variable> named, List<Path> parents) {
  /** Where the JDK lies below what is found: itself, a bundle of macOS, a formula of Homebrew. */
  private static final List<String> LAYOUTS =
      List.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home");

  /**
   * A variable of the environment.
   *
   * @param home empty if it is not set
   */
  record Variable(String name, Optional<Path> home) {
    static Variable of(String name, Function<String, String> environment) {
      return new Variable(
          name,
          Optional.ofNullable(environment.apply(name))
              .filter(text -> !text.isBlank())
              .map(Path::of));
    }

    @Override
    public String toString() {
      return name + " (" + home.map(Path::toString).orElse("not set") + ")";
    }
  }

  InstalledJdks {
    named = List.copyOf(named);
    parents = List.copyOf(parents);
  }

  /** The usual places of Linux and macOS; the launcher knows the same. */
  static InstalledJdks ofThisMachine(Architecture architecture) {
    Path user = Path.of(System.getProperty("user.home", "/"));
    return new InstalledJdks(
        architecture,
        Path.of(System.getProperty("java.home")),
        List.of(
            Variable.of("ARCHBENCH_JAVA_HOME", System::getenv),
            Variable.of("JAVA_HOME", System::getenv)),
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/lib64/jvm"),
            Path.of("/usr/java"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            user.resolve("Library/Java/JavaVirtualMachines"),
            Path.of("/opt/homebrew/opt"),
            Path.of("/usr/local/opt"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jenv/versions"),
            user.resolve(".asdf/installs/java"),
            user.resolve(".local/share/mise/installs/java"),
            user.resolve(".jdks"),
            Path.of("/opt"),
            Path.of("/opt/java"),
            Path.of("/usr/local")));
  }

  /** The {@code java} of that feature release, if one is installed. */
  Optional<Path> java(int feature) {
    return homes().stream()
        .filter(home -> new ReleaseFile(home).feature().equals(Optional.of(feature)))
        .map(InstalledJdks::javaOf)
        .findFirst();
  }

  /** The {@code java} that archbench itself runs on. */
  Path runningJava() {
    return javaOf(running);
  }

  /** All places that are looked at, in words. */
  String searched() {
    return running
        + " (which runs archbench), "
        + named.stream().map(Variable::toString).collect(Collectors.joining(", "))
        + (named.isEmpty() ? "" : ", ")
        + "or under "
        + parents.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** Each JDK for this architecture once, under the first name it was found by. */
  Collection<Path> homes() {
    Map<Path, Path> homes = new LinkedHashMap<>();
    Stream<Path> candidates =
        Stream.of(
                Stream.of(running),
                named.stream().flatMap(variable -> variable.home().stream()),
                parents.stream().flatMap(parent -> children(parent).stream()))
            .flatMap(Function.identity());
    candidates
        .flatMap(found -> LAYOUTS.stream().map(found::resolve))
        .filter(home -> Files.isExecutable(javaOf(home)) && isNative(home))
        .forEach(home -> homes.putIfAbsent(real(home), home));
    return homes.values();
  }

  private static List<Path> children(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a directory that may not be read holds no JDK that may be run
    }
  }

  private static Path javaOf(Path home) {
    return home.resolve("bin/java");
  }

  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }

  private boolean isNative(Path home) {
    return new ReleaseFile(home).architecture().map(architecture::equals).orElse(true);
  }
}
