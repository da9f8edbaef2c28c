package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanManifestsTest {
  @Test
  void jobsAreNotAddedToThoseOfAnEarlierPlan(@TempDir Path directory) throws IOException {
    Path study = Files.writeString(directory.resolve("study.yaml"), "schema: 1\n");
    Path jobs = Files.createDirectory(directory.resolve("jobs"));
    Path earlier = Files.writeString(jobs.resolve("earlier.yaml"), "kind: Job\n");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

    int exit =
        Main.run(
            new Console(stream, stream, false, false),
            "plan",
            study.toString(),
            "--on",
            "kubernetes",
            "--manifests",
            jobs.toString());

    assertThat(exit).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("expected a new or empty directory");
    assertThat(earlier).hasContent("kind: Job");
  }
}
