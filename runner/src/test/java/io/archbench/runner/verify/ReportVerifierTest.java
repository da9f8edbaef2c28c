package io.archbench.runner.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.report.ReportFile;
import io.archbench.report.ReportFormat;
import io.archbench.runner.run.RunDirectory;
import io.archbench.runner.run.RunFixtures;
import io.archbench.runner.run.RunReport;
import io.archbench.trial.RunId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportVerifierTest {
  private static final String VERSION = "0.1.0";

  @TempDir private Path runs;
  private RunDirectory run;
  private RunDirectory other;

  @BeforeEach
  void create() {
    run = RunFixtures.directory(runs, new RunId("aaaaaaaa"));
    other = RunFixtures.directory(runs, new RunId("bbbbbbbb"));
  }

  private byte[] written(ReportFormat format) {
    ReportFile file = format.files(RunReport.of(run)).getFirst();
    return file.writer().bytes(RunReport.of(run));
  }

  /** Without a value CSV has no row and JMH no file. */
  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"CSV", "JMH"},
      mode = EnumSource.Mode.EXCLUDE)
  void aReportOfAnotherRunIsRefusedInEachFormatThatNamesIt(ReportFormat format) {
    byte[] content = written(format);

    assertThat(ReportVerifier.verify(format.fileName(), content, run, VERSION))
        .isInstanceOf(Verification.Same.class);
    assertThatThrownBy(() -> ReportVerifier.verify(format.fileName(), content, other, VERSION))
        .isInstanceOf(UnverifiableReportException.class)
        .hasMessageContaining("it names run aaaaaaaa, and ")
        .hasMessageContaining(" is run bbbbbbbb");
  }

  @Test
  void aRunIsNamedInRowsAndInLinesThatWereBroken() {
    assertThat(NamedRuns.in(ReportFormat.CSV, "kind,study,run\ncell,demo,aaaaaaaa,g1\n"))
        .containsExactly("aaaaaaaa");
    assertThat(NamedRuns.in(ReportFormat.TEXT, "a long name, run\naaaaaaaa, 5 rounds.\n"))
        .containsExactly("aaaaaaaa");
    assertThat(NamedRuns.in(ReportFormat.TEXT, "resume the run together with others\n")).isEmpty();
    assertThat(NamedRuns.in(ReportFormat.JMH, "[{\"run\" : \"aaaaaaaa\"}]")).isEmpty();
  }

  @Test
  void aReportThatNamesThisRunAndDiffersIsDifferent() {
    String text = new String(written(ReportFormat.MARKDOWN), StandardCharsets.UTF_8);

    assertThat(
            ReportVerifier.verify(
                "report.md",
                text.replace("Nothing was", "All was").getBytes(StandardCharsets.UTF_8),
                run,
                VERSION))
        .isInstanceOf(Verification.Different.class);
  }
}
