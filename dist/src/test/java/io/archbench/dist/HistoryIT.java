package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that were measured, from the command line into a history and out of it. */
class HistoryIT {
  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  private String study(int rounds) throws IOException {
    String text =
        """
        schema: 1
        study: nightly
        seed: 7
        design: detect
        variants:
          first: {arch: %1$s, nodes: 1, jvmArgs: [-Dbuild=first]}
          base: {arch: %1$s, nodes: 1, jvmArgs: [-Dbuild=base]}
          head: {arch: %1$s, nodes: 1, jvmArgs: [-Dbuild=head]}
        comparisons: [{baseline: base, contender: head, anchor: first}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %2$s
        rounds: {min: %3$d, max: %3$d}
        resources: {heap: 64Mi}
        """
            .formatted(StubSpecs.here(), Archbench.QUICK, rounds);
    return Files.writeString(directory.resolve("nightly.yaml"), text).toString();
  }

  @Test
  void nightsAreAddedOnceAndMoveBetweenHistories() throws Exception {
    Archbench archbench = new Archbench(directory);
    String first = archbench.run("run", study(3)).lastLine();
    String second = archbench.run("run", study(3)).lastLine();

    Archbench.Result added = archbench.run("history", "add", first, "--commit", "c0ffee");
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(added.out())
        .startsWith("added run ")
        .contains(" of the study nightly, ", archbench.state().resolve("history.db").toString());
    assertThat(archbench.run("history", "add", first, "--commit", "c0ffee").out())
        .contains("already; nothing was changed");
    Archbench.Result other = archbench.run("history", "add", first, "--commit", "f00d");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("--again");
    assertThat(archbench.run("history", "add", first, "--commit", "f00d", "--again").out())
        .startsWith("replaced run ");
    assertThat(archbench.run("history", "add", second).exit()).isZero();

    List<String> lines = archbench.run("history", "export").out().lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    assertThat(lines.getFirst()).contains("\"commit\":\"f00d\"", "\"variant\":\"head\"");
    Path file = Files.write(directory.resolve("export.ndjson"), lines);
    Path copy = directory.resolve("copy.db");
    archbench.run("history", "import", file.toString(), "--history", copy.toString());
    assertThat(
            archbench.run("history", "list", "nightly", "--history", copy.toString()).out().lines())
        .hasSize(3);
    assertThat(archbench.run("history", "export", "--history", copy.toString()).out().lines())
        .containsExactlyElementsOf(lines);
  }

  @Test
  void aRunThatWasEndedIsRefusedUntilItIsResumed() throws Exception {
    Archbench archbench = new Archbench(directory);
    Archbench.Running running = archbench.start("run", study(3));
    Path run = archbench.awaitRun(running, "runs");
    running.process().destroy();
    running.end();

    Archbench.Result refused = archbench.run("history", "add", run.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("is not finished", "archbench resume " + run);
    assertThat(archbench.state().resolve("history.db")).doesNotExist();

    archbench.run("resume", run.toString());
    assertThat(archbench.run("history", "add", run.toString()).exit()).isZero();
  }
}
