package io.archbench.relational;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a PostgreSQL server's programs are.
 *
 * @param directory with {@code postgres} and {@code initdb}
 */
record PostgresPrograms(Path directory) {
  /** Environment variable that names the directory. */
  static final String VARIABLE = "ARCHBENCH_POSTGRES_BIN";

  /** System property that does, before the variable. */
  static final String PROPERTY = "archbench.postgres.bin";

  /** Where Debian's packages, and images built with a server, have one directory a version. */
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

  private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}");
  private static final String REMEDY =
      ": install Debian's package postgresql (or another distribution's postgresql-server), name"
          + " the directory of initdb and postgres in "
          + VARIABLE
          + ", or build the image with `archbench image build --with-postgresql`";

  /**
   * Those of this machine: the ones that were named, those on the path, or the highest version of
   * the packages.
   *
   * @throws UnusableServerException if there are none
   */
  static PostgresPrograms find() {
    return find(Optional.ofNullable(System.getProperty(PROPERTY)), System.getenv(), PACKAGES);
  }

  static PostgresPrograms find(
      Optional<String> property, Map<String, String> environment, Path packages) {
    Optional<String> named = property.or(() -> Optional.ofNullable(environment.get(VARIABLE)));
    if (named.isPresent()) {
      // whoever names one wants that one and no other
      return of(Path.of(named.get()))
          .orElseThrow(
              () ->
                  new UnusableServerException("no initdb and postgres in " + named.get() + REMEDY));
    }
    return Stream.concat(
            Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(text -> !text.isEmpty())
                .map(Path::of),
            versions(packages))
        .flatMap(directory -> of(directory).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableServerException(
                    "no PostgreSQL server on the path or in " + packages + REMEDY));
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
              Optional.ofNullable(server.toRealPath().getParent()).orElse(directory)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  String initdb() {
    return directory.resolve("initdb").toString();
  }

  String postgres() {
    return directory.resolve("postgres").toString();
  }
}
