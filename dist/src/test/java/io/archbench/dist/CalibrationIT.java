package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Round 0 as it is typed: found out once, used again, and compared by merge. */
class CalibrationIT {
  /** Iterations so short that a hundred of them take two seconds. */
  private static final String SETTINGS =
      "{calibrate: true, iterations: 2, iterationTime: 20ms, timeout: 20s, threads: [1]}";

  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  @Test
  void aCalibrationIsStoredAndUsedAgain() throws Exception {
    Archbench archbench = new Archbench(directory);
    String study = archbench.study("small", 1, List.of("*steady"), SETTINGS).toString();

    assertThat(archbench.run("plan", study).out())
        .contains("round 0 of stub: warm-up of 1 cells, rates of 0; 1 cells are measured for it");
    Archbench.Result first = archbench.run("run", study);
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("started stub-serial-r00-a1", "round 0 is done: 1 cells are calibrated");
    RunFiles run = new RunFiles(directory.resolve(first.lastLine()));
    JsonNode found = RunFiles.json(run.text("calibration.json")).get("cells").get(0);
    assertThat(found.get("cell").asString()).isEqualTo("stub/StubBenchmark.steady:thrpt:t1");
    int warmup = found.get("warmup").asInt();
    assertThat(warmup).isBetween(22 * 20, 100 * 20);
    assertThat(run.records()).hasSize(4);

    Archbench.Result second =
        archbench.run(
            "run",
            study,
            "--calibration",
            directory.resolve(first.lastLine()).resolve("calibration.json").toString());
    assertThat(second.exit()).as(second.err()).isZero();
    RunFiles again = new RunFiles(directory.resolve(second.lastLine()));
    assertThat(again.records()).hasSize(2);
    assertThat(again.comparison().get("workSha256")).isEqualTo(run.comparison().get("workSha256"));
    assertThat(RunFiles.record(again.records().keySet().iterator().next()).spec().cells())
        .allSatisfy(cell -> assertThat(cell.settings().warmup().toMillis()).isEqualTo(warmup));
  }

  @Test
  void aFileThatIsNoCalibrationIsNamed() throws Exception {
    Archbench archbench = new Archbench(directory);
    String study = archbench.study("small", 1, List.of("*steady"), SETTINGS).toString();
    Path file = Files.writeString(directory.resolve("other.json"), "{}");

    assertThat(archbench.run("run", study, "--calibration", "nowhere.json"))
        .satisfies(
            result -> {
              assertThat(result.exit()).isEqualTo(2);
              assertThat(result.err()).contains("nowhere.json: no such file");
            });
    assertThat(archbench.run("run", study, "--calibration", file.toString()))
        .satisfies(
            result -> {
              assertThat(result.exit()).isEqualTo(2);
              assertThat(result.err()).contains("other.json").contains("no calibration.json");
            });
    assertThat(directory.resolve("runs")).doesNotExist();
  }
}
