package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each quick cell of each suite that is shipped, as a user tries it. */
class AllSuitesIT {
  private static final Path SUITES =
      Path.of(System.getProperty("archbench.home", "target/archbench")).resolve("suites");

  @TempDir private Path directory;

  static List<String> suites() throws IOException {
    try (Stream<Path> found = Files.list(SUITES)) {
      return found.map(suite -> suite.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void quickCellsWorkHereAndAnswerRightly(String suite) throws Exception {
    Archbench.Result checked = new Archbench(directory).run("suites", suite, "--check");

    assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.lastLine()).contains(" 0 do not work here");
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aCellWorksWhereLittleIsAllowed(String suite) throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Stranger.assumeMayRead();
    Root.assume("only root may take all that away", allowedLittle(scratch, "true"));
    String cell = new SuiteDirectory(SUITES.resolve(suite)).description().quick().getFirst();

    Archbench.Result checked =
        new Archbench(directory)
            .startedBy(allowedLittle(scratch))
            .start(
                List.of("-Djava.io.tmpdir=" + scratch),
                "suites",
                suite,
                "--check",
                "--cells",
                suite + "/" + cell + ":*:tmax")
            .end();

    assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.lastLine()).isEqualTo("1 cells, 0 do not work here");
  }

  /**
   * As in a pod that is restricted: nothing but the scratch directory can be written, there is no
   * shared memory, the user has no name and no home, and there is one CPU.
   */
  private static String[] allowedLittle(Path scratch, String... command) {
    String taken =
        "mount --make-rprivate / && mount -t tmpfs -o mode=1777 none %s".formatted(scratch)
            + " && mount -t tmpfs -o size=4k,ro none /dev/shm && mount -o remount,bind,ro /"
            + " && exec "
            + String.join(" ", Stranger.command())
            + " taskset -c 0 \"$@\"";
    return Stream.concat(Stream.of("unshare", "-m", "sh", "-c", taken, "sh"), Stream.of(command))
        .toArray(String[]::new);
  }

  @Test
  void theSuitesThatAreDocumentedAreShipped() throws IOException {
    assertThat(suites())
        .containsExactly(
            "coordination", "dashboard", "indexing", "jvm", "keyvalue", "pipeline", "relational");
  }
}
