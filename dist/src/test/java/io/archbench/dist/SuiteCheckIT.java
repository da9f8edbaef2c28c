package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether suites work on this machine, asked on the command line. */
class SuiteCheckIT {
  @TempDir private Path directory;

  @Test
  void cellsThatWorkAreOkAndNothingIsLeftBehind() throws Exception {
    Archbench.Result checked = new Archbench(directory).run("suites", "stub", "--check");

    assertThat(checked.exit()).as(checked.err()).isZero();
    assertThat(checked.out().lines())
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(line -> line.matches("ok       stub/StubBenchmark\\.(steady|other):thrpt:t\\w+"));
    assertThat(checked.lastLine()).contains("0 do not work here");
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void aWrongAnswerIsNamedAndExitsWithFour() throws Exception {
    Archbench.Result checked =
        new Archbench(directory)
            .run("suites", "stub", "--check", "--cells", "*.wrong", "-o", "json");

    assertThat(checked.exit()).as(checked.err()).isEqualTo(4);
    assertThat(RunFiles.json(checked.out()).at("/cells/0/state").asString()).isEqualTo("failed");
    assertThat(RunFiles.json(checked.out()).at("/cells/0/words").asString())
        .contains("WRONG_ANSWER", "expected 42 hits, found 41");
  }

  @Test
  void aNativeLibraryThatIsSlowOnArmIsNamedOnAnyMachine() throws Exception {
    Archbench.Result checked =
        new Archbench(directory)
            .run(
                "suites", "coordination", "--check", "--cells", "*.exists?peers=1&transport=nio:*");

    assertThat(checked.exit()).as(checked.err()).isZero();
    assertThat(checked.out().lines().filter(line -> line.startsWith("note")))
        .singleElement()
        .asString()
        .matches(
            "note     coordination: libsnappyjava\\.so of snappy-java-.*\\.jar has no LSE atomics:"
                + " slow where threads contend");
  }

  @Test
  void aSuiteThatIsNotInstalledIsAMistake() throws Exception {
    Archbench.Result checked = new Archbench(directory).run("suites", "stab", "--check");

    assertThat(checked.exit()).isEqualTo(2);
    assertThat(checked.err()).contains("no suite 'stab' is installed", "stub");
  }
}
