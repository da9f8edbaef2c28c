package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.archbench.conformance.TakesMinutes;
import io.archbench.trial.CellKey;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each quick cell of each suite that is shipped, as a user tries it. */
@Tag("alone")
class AllSuitesIT {
  private static final Path SUITES =
      Path.of(System.getProperty("archbench.home", "target/archbench")).resolve("suites");

  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  static List<String> suites() throws IOException {
    try (Stream<Path> found = Files.list(SUITES)) {
      return found.map(suite -> suite.getFileName().toString()).sorted().toList();
    }
  }

  /** Cells check their answers themselves; what they leave of them tells one JDK from another. */
  @TakesMinutes
  @ParameterizedTest
  @MethodSource("suites")
  void quickCellsWorkHereAndAnswerAlikeOnEveryJdk(String suite) throws Exception {
    Archbench.Result result = new Archbench(directory).run("run", study(suite).toString());

    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    Set<Integer> jdks = new TreeSet<>();
    Map<CellKey, Set<String>> answers = new HashMap<>();
    for (Path file : new RunFiles(directory.resolve(result.lastLine())).records().keySet()) {
      TrialRecord record = RunFiles.record(file);
      jdks.add(record.spec().variant().jdk());
      for (CellResult cell : record.cells()) {
        assertThat(cell).isInstanceOf(CellResult.Measured.class);
        answers
            .computeIfAbsent(cell.cell(), any -> new TreeSet<>())
            .add(((CellResult.Measured) cell).answerSha256().orElseThrow());
      }
    }
    int cells = new SuiteDirectory(SUITES.resolve(suite)).description().quick().size();
    assertThat(answers).hasSize(cells).allSatisfy((cell, of) -> assertThat(of).hasSize(1));
    assertThat(jdks).contains(Runtime.version().feature());
    if (System.getenv("ARCHBENCH_REQUIRE_JDKS") != null) {
      assertThat(jdks).as("JDKs whose answers are compared").hasSizeGreaterThan(1);
    }
    assumeTrue(jdks.size() > 1, "all cells work; no other JDK is here to answer them alike");
  }

  /** A variant for each JDK that may be here; those that are not are pending. */
  private Path study(String suite) throws IOException {
    List<Integer> jdks =
        Stream.of(17, 21, 25, Runtime.version().feature()).sorted().distinct().toList();
    String variants =
        jdks.stream()
            .map(jdk -> "jdk%d: {arch: %s, nodes: 1, jdk: %1$d}".formatted(jdk, StubSpecs.here()))
            .collect(Collectors.joining("\n  "));
    String text =
        """
        schema: 1
        study: quick
        seed: 20261124
        variants:
          %s
        comparisons: [{baseline: jdk%d, contender: jdk17}]
        suites:
          %s: {cells: quick, size: small}
        jmh: {warmup: 200ms, iterations: 1, iterationTime: 200ms, timeout: 2m, threads: [max]}
        rounds: {min: 1, max: 1}
        """
            .formatted(variants, Runtime.version().feature(), suite);
    return Files.writeString(directory.resolve("quick.yaml"), text);
  }

  @TakesMinutes
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
