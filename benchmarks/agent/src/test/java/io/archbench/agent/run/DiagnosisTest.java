package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.CellResult.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
  private static final Ending WELL = new Ending(0, true, false);
  private static final Ending BADLY = new Ending(1, true, false);
  private static final String THREW =
      """
      # JMH version: 1.37
      # Warmup Iteration   1: <failure>

      java.lang.IllegalStateException: no index
      \tat team.Search.term(Search.java:7)
      """;

  @TempDir private Path directory;

  @Test
  void nothingSpeaksAgainstACellThatEndedWell() throws IOException {
    assertThat(Diagnosis.of(WELL, Optional.empty(), log("Iteration   1: 12.3 ops/s"))).isEmpty();
  }

  @Test
  void theMentionOfExhaustedMemoryIsNoFailureWhereTheCellEndedWell() throws IOException {
    assertThat(Diagnosis.of(WELL, Optional.empty(), log("caught OutOfMemoryError"))).isEmpty();
  }

  @Test
  void whatTheBenchmarkThrewIsTheMessage() throws IOException {
    assertThat(of(BADLY, THREW))
        .isEqualTo(new Diagnosis(FailureKind.THREW, "java.lang.IllegalStateException: no index"));
  }

  @Test
  void aForkThatDiedByASignalWasKilled() throws IOException {
    Diagnosis diagnosis = of(BADLY, "<forked VM failed with exit code 139>");

    assertThat(diagnosis.kind()).isEqualTo(FailureKind.KILLED);
    assertThat(diagnosis.message()).contains("SIGSEGV");
  }

  @Test
  void aForkThatEndedItselfIsKilledWithItsExitCode() throws IOException {
    Diagnosis diagnosis = of(BADLY, "<forked VM failed with exit code 3>");

    assertThat(diagnosis.kind()).isEqualTo(FailureKind.KILLED);
    assertThat(diagnosis.message()).contains("exit code 3");
  }

  @Test
  void aKilledJmhIsKilled() throws IOException {
    assertThat(of(new Ending(137, true, false), "").message()).contains("JMH", "SIGKILL");
  }

  @Test
  void theKernelsCountOfKillsForMemoryOutweighsTheSignal() throws IOException {
    assertThat(of(new Ending(137, true, true), "").kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void exhaustedHeapOutweighsTheException() throws IOException {
    String log = THREW.replace("IllegalStateException: no index", "OutOfMemoryError: Java heap");

    assertThat(of(BADLY, log).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void aWrongAnswerOutweighsTheExceptionThatReportsIt() throws IOException {
    Optional<Diagnosis> diagnosis =
        Diagnosis.of(BADLY, Optional.of("expected 42\nfound 41"), log(THREW));

    assertThat(diagnosis).contains(new Diagnosis(FailureKind.WRONG_ANSWER, "expected 42"));
  }

  @Test
  void aWrongAnswerFailsACellThatElseEndedWell() throws IOException {
    assertThat(Diagnosis.of(WELL, Optional.of("hits"), log(""))).isPresent();
  }

  @Test
  void aCellEndedAtItsDeadlineSaysSoWhateverElseIsSeen() throws IOException {
    assertThat(of(new Ending(137, false, false), THREW).kind()).isEqualTo(FailureKind.DEADLINE);
  }

  @Test
  void jmhsOwnComplaintIsNoExceptionOfTheBenchmark() throws IOException {
    Diagnosis diagnosis =
        of(
            BADLY,
            "# a remark\nWARNING: sun.misc.Unsafe is deprecated\nNo matching benchmarks. Miss-spelled regexp?\n");

    assertThat(diagnosis.kind()).isEqualTo(FailureKind.NO_RESULT);
    assertThat(diagnosis.message()).endsWith("No matching benchmarks. Miss-spelled regexp?");
  }

  @Test
  void theTailOfALongLogIsBounded() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.append("line ").append(i).append(' ').append("x".repeat(200)).append('\n');
    }

    String tail = log(text.toString()).tail();

    assertThat(tail).hasSize(8 * 1024).contains("line 999 ").doesNotContain("line 900 ");
    assertThat(log("a\n".repeat(100)).tail().lines()).hasSize(64);
  }

  @Test
  void bytesThatAreNoTextDoNotHideTheReason() throws IOException {
    Path file = directory.resolve("broken.log");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    Files.writeString(file, Files.readString(file, StandardCharsets.ISO_8859_1) + THREW);

    assertThat(CellLog.read(file).thrown()).contains("java.lang.IllegalStateException: no index");
  }

  @Test
  void aMissingLogIsEmpty() throws IOException {
    CellLog log = CellLog.read(directory.resolve("none"));

    assertThat(log.tail()).isEmpty();
    assertThat(Diagnosis.of(BADLY, Optional.empty(), log)).isPresent();
  }

  private Diagnosis of(Ending ending, String log) throws IOException {
    return Diagnosis.of(ending, Optional.empty(), log(log)).orElseThrow();
  }

  private CellLog log(String text) throws IOException {
    return CellLog.read(Files.writeString(directory.resolve("jmh.log"), text));
  }
}
