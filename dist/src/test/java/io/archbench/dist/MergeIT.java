package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two runs of this machine, each of another variant, become one. */
class MergeIT {
  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  private Archbench.Result measure(String variant, String flag, String iterations)
      throws IOException, InterruptedException {
    String text =
        """
        schema: 1
        study: halves
        seed: 7
        variants:
          %s: {arch: %s, jvmArgs: [%s]}
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: {warmup: 100ms, iterations: %s, iterationTime: 100ms, timeout: 20s, threads: [1]}
        rounds: {min: 2, max: 2}
        resources: {heap: 64Mi}
        """
            .formatted(variant, StubSpecs.here(), flag, iterations);
    Path study = Files.writeString(directory.resolve(variant + ".yaml"), text);
    return new Archbench(directory).run("run", study.toString());
  }

  @Test
  void halvesThatDidTheSameWorkAreComparedAndOthersRefused() throws Exception {
    Archbench archbench = new Archbench(directory);
    String serial = measure("serial", "-XX:+UseSerialGC", "2").lastLine();
    String parallel = measure("parallel", "-XX:+UseParallelGC", "2").lastLine();
    String longer = measure("longer", "-XX:+UseParallelGC", "3").lastLine();

    Archbench.Result merged = archbench.run("merge", serial, parallel);

    assertThat(merged.exit()).as(merged.err()).isZero();
    RunFiles run = new RunFiles(directory.resolve(merged.lastLine()));
    Set<String> variants =
        run.records().keySet().stream()
            .map(RunFiles::record)
            .map(TrialRecord::spec)
            .map(spec -> spec.variant().name())
            .collect(Collectors.toSet());
    assertThat(variants).containsExactlyInAnyOrder("serial", "parallel");
    JsonNode comparison = run.comparison().get("comparisons").get(0);
    assertThat(comparison.get("baseline").asString()).isEqualTo("serial");
    assertThat(comparison.get("pairing").asString()).isEqualTo("own-nodes");
    assertThat(comparison.get("cells").get(0).has("ratio")).isTrue();
    assertThat(RunFiles.REPORTS)
        .allSatisfy(name -> assertThat(run.text(name)).contains("StubBenchmark.steady"));

    Archbench.Result refused = archbench.run("merge", serial, longer);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("did different work")
        .contains("100 ms warm-up, 2 × 100 ms and 100 ms warm-up, 3 × 100 ms");
    assertThat(archbench.run("resume", merged.lastLine()).err()).contains("was merged from");
  }
}
