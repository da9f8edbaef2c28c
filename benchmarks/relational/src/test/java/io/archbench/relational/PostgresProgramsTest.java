package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {
  @TempDir Path temporary;
  private Path root;
  private Path packages;

  @BeforeEach
  void resolveLinks() throws IOException {
    root = temporary.toRealPath();
    packages = Files.createDirectory(root.resolve("packages"));
  }

  @Test
  void theHighestVersionOfThePackagesIsFound() throws IOException {
    server(packages.resolve("9/bin"));
    Path highest = server(packages.resolve("17/bin"));
    server(packages.resolve("15/bin"));
    Files.createDirectories(packages.resolve("18/bin"));
    Files.createDirectories(packages.resolve("common"));
    assertThat(found(Map.of())).isEqualTo(highest);
  }

  @Test
  void thePathComesBeforeThePackages() throws IOException {
    server(packages.resolve("17/bin"));
    Path onPath = server(root.resolve("local/bin"));
    String path = root + File.pathSeparator + File.pathSeparator + onPath;
    assertThat(found(Map.of("PATH", path))).isEqualTo(onPath);
  }

  @Test
  void linksOnThePathAreFollowed() throws IOException {
    Path real = server(root.resolve("real/bin"));
    Path links = Files.createDirectory(root.resolve("links"));
    for (String program : new String[] {"initdb", "postgres"}) {
      Files.createSymbolicLink(links.resolve(program), real.resolve(program));
    }
    assertThat(found(Map.of("PATH", links.toString()))).isEqualTo(real);
  }

  @Test
  void theVariableComesBeforeThePathAndThePropertyBeforeBoth() throws IOException {
    Path onPath = server(root.resolve("local/bin"));
    Path named = server(root.resolve("named/bin"));
    Path property = server(root.resolve("property/bin"));
    Map<String, String> environment =
        Map.of("PATH", onPath.toString(), PostgresPrograms.VARIABLE, named.toString());
    assertThat(found(environment)).isEqualTo(named);
    assertThat(PostgresPrograms.installed(Optional.of(property.toString()), environment, packages))
        .contains(new PostgresPrograms(property, false));
  }

  @Test
  void aNamedDirectoryWithoutAServerIsNotReplacedByAnother() throws IOException {
    server(packages.resolve("17/bin"));
    Path client = Files.createDirectory(root.resolve("client"));
    assertThatThrownBy(() -> found(Map.of(PostgresPrograms.VARIABLE, client.toString())))
        .isInstanceOf(UnusableServerException.class)
        .hasMessageStartingWith("no initdb and postgres in " + client + ": install ");
  }

  @Test
  void whereThereIsNoneTheMessageSaysWhatToDo() {
    assertThat(PostgresPrograms.installed(Optional.empty(), Map.of(), packages)).isEmpty();
    assertThat(PostgresPrograms.none())
        .hasMessageContaining("no PostgreSQL server on the path or in /usr/lib/postgresql")
        .hasMessageContaining("package postgresql")
        .hasMessageContaining("ARCHBENCH_POSTGRES_BIN")
        .hasMessageContaining("--with-postgresql")
        .hasMessageEndingWith("; or --allow-embedded, whose arm64 build has no LSE atomics");
  }

  @Test
  void embeddedProgramsTakeTheMachinesPlaceOnlyWhereItHasNoneAndTheyAreAllowed()
      throws IOException {
    Supplier<PostgresPrograms> embedded = () -> new PostgresPrograms(root.resolve("own"), true);
    Optional<PostgresPrograms> installed =
        Optional.of(new PostgresPrograms(server(packages.resolve("15/bin")), false));
    Optional<PostgresPrograms> none = Optional.empty();
    assertThat(PostgresPrograms.choose(installed, true, embedded)).isEqualTo(installed.get());
    assertThat(PostgresPrograms.choose(installed, false, embedded)).isEqualTo(installed.get());
    assertThat(PostgresPrograms.choose(none, true, embedded)).isEqualTo(embedded.get());
    assertThatThrownBy(() -> PostgresPrograms.choose(none, false, embedded))
        .isInstanceOf(UnusableServerException.class)
        .hasMessageContaining("--allow-embedded");
  }

  private Path found(Map<String, String> environment) {
    return PostgresPrograms.installed(Optional.empty(), environment, packages)
        .orElseThrow()
        .directory();
  }

  private static Path server(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String program : new String[] {"initdb", "postgres"}) {
      Path file = Files.createFile(directory.resolve(program));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return directory;
  }
}
