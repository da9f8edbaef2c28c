package io.archbench.relational;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a PostgreSQL server's programs are.
 *
 * @param directory with {@code postgres} and {@code initdb}
 * @param embedded whether the suite brought them
 */
record PostgresPrograms(Path directory, boolean embedded) {
  /** Environment variable that names the directory. */
  static final String VARIABLE = "ARCHBENCH_POSTGRES_BIN";

  /** System property that does, before the variable. */
  static final String PROPERTY = "archbench.postgres.bin";

  /** Where Debian's packages, and images built with a server, have one directory a version. */
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

  private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}");

  /** How to have a server. */
  static final String REMEDY =
      ": install Debian's package postgresql (or another distribution's postgresql-server), name"
          + " the directory of initdb and postgres in "
          + VARIABLE
          + ", or build the image with `archbench image build --with-postgresql`";

  /**
   * Those of this machine; where it has none, and only if that is allowed, the embedded ones.
   *
   * @param scratch of the cell, for the embedded ones
   * @throws UnusableServerException if there are none
   */
  static PostgresPrograms find(Path scratch) {
    return choose(
        installed(), EmbeddedPrograms.areAllowed(), () -> EmbeddedPrograms.unpack(scratch));
  }

  static PostgresPrograms choose(
      Optional<PostgresPrograms> installed,
      boolean embeddedAllowed,
      Supplier<PostgresPrograms> embedded) {
    if (installed.isPresent()) {
      return installed.get();
    }
    if (embeddedAllowed) {
      return embedded.get();
    }
    throw none();
  }

  /**
   * Those of this machine: the ones that were named, those on the path, or the highest version of
   * the packages.
   *
   * @throws UnusableServerException if they are not where it was named
   */
  static Optional<PostgresPrograms> installed() {
    return installed(Optional.ofNullable(System.getProperty(PROPERTY)), System.getenv(), PACKAGES);
  }

  static UnusableServerException none() {
    return new UnusableServerException(
        "no PostgreSQL server on the path or in "
            + PACKAGES
            + REMEDY
            + "; or --allow-embedded, whose arm64 build has no LSE atomics");
  }

  static Optional<PostgresPrograms> installed(
      Optional<String> property, Map<String, String> environment, Path packages) {
    Optional<String> named = property.or(() -> Optional.ofNullable(environment.get(VARIABLE)));
    if (named.isPresent()) {
      // whoever names one wants that one and no other
      return Optional.of(
          of(Path.of(named.get()))
              .orElseThrow(
                  () ->
                      new UnusableServerException(
                          "no initdb and postgres in " + named.get() + REMEDY)));
    }
    return Stream.concat(
            Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(text -> !text.isEmpty())
                .map(Path::of),
            versions(packages))
        .flatMap(directory -> of(directory).stream())
        .findFirst();
  }

  private static Stream<Path> versions(Path packages) {
    if (!Files.isDirectory(packages)) {
      return Stream.of();
    }
    try (Stream<Path> versions = Files.list(packages)) {
      return versions
          .filter(version -> VERSION.matcher(version.getFileName().toString()).matches())
          .sorted(
              Comparator.comparingInt(
                      (Path version) -> Integer.parseInt(version.getFileName().toString()))
                  .reversed())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UnusableServerException(packages + " cannot be read" + REMEDY, e);
    }
  }

  private static Optional<PostgresPrograms> of(Path directory) {
    Path server = directory.resolve("postgres");
    if (!Files.isExecutable(server) || !Files.isExecutable(directory.resolve("initdb"))) {
      return Optional.empty();
    }
    try {
      // programs on the path are often links, and find their libraries from where they really are
      return Optional.of(
          new PostgresPrograms(
              Optional.ofNullable(server.toRealPath().getParent()).orElse(directory), false));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What to say if one cannot be started; nothing of those that were installed. */
  String remedy() {
    return embedded
        ? "; the embedded ones lie in "
            + directory
            + ", which has to be on a file system that may hold programs, below directories that"
            + " all may enter, on a machine with glibc 2.25 and libstdc++"
        : "";
  }

  /** How records call such a server of that version. */
  String label(String version) {
    return embedded ? "embedded " + version : version;
  }

  String initdb() {
    return directory.resolve("initdb").toString();
  }

  String postgres() {
    return directory.resolve("postgres").toString();
  }
}
