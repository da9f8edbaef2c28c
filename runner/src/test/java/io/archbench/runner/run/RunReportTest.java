package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Report;
import io.archbench.report.ReportFile;
import io.archbench.report.ReportFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  @TempDir private Path runs;

  private static Map<String, String> written(RunDirectory directory) {
    Report report = RunReport.of(directory);
    return Arrays.stream(ReportFormat.values())
        .flatMap(format -> format.files(report).stream())
        .collect(
            Collectors.toMap(
                ReportFile::name,
                file -> new String(file.writer().bytes(report), StandardCharsets.UTF_8)));
  }

  @Test
  void aRunThatWasRenamedGivesTheSameBytes() throws Exception {
    RunDirectory directory = RunFixtures.directory(runs);
    Map<String, String> before = written(directory);

    Path renamed = Files.move(directory.root(), runs.resolve("kept"));

    assertThat(before.get("report.html")).contains("archbench run RUN/study.yaml");
    assertThat(written(RunDirectory.open(renamed))).isEqualTo(before);
  }
}
