package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Architecture;
import io.archbench.trial.Payload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.TimeValue;

/** Lets JMH's own parser say what it makes of the command. */
class JmhCommandTest {
  private static final CellDirectory DIRECTORY = new CellDirectory(Path.of("/work space/cell-000"));

  @Test
  void jmhUnderstandsBenchmarkModeThreadsAndTimes() throws Exception {
    CommandLineOptions options = parsed("stub/Stub.steady:avgt:tquarter", List.of());

    assertThat(options.getIncludes()).containsExactly("^\\Qio.archbench.Stub.steady\\E$");
    assertThat(options.getBenchModes()).extracting(Enum::name).containsExactly("AverageTime");
    assertThat(options.getThreads().get()).isEqualTo(2);
    assertThat(options.getForkCount().get()).isEqualTo(1);
    assertThat(options.shouldFailOnError().get()).isTrue();
    assertThat(options.getWarmupIterations().get()).isEqualTo(2);
    assertThat(options.getWarmupTime().get()).isEqualTo(TimeValue.milliseconds(200));
    assertThat(options.getMeasurementIterations().get()).isEqualTo(5);
    assertThat(options.getMeasurementTime().get()).isEqualTo(TimeValue.milliseconds(200));
  }

  @Test
  void jmhsOwnTimeOutComesAfterTheAgentsDeadline() throws Exception {
    CommandLineOptions options = parsed("stub/Stub.steady:thrpt:t1", List.of());

    assertThat(options.getTimeout().get().convertTo(java.util.concurrent.TimeUnit.MILLISECONDS))
        .isGreaterThan(Specs.cell("stub/Stub.steady:thrpt:t1").settings().deadline().toMillis());
  }

  @Test
  void parametersArriveWithBlanksAndEqualsSigns() throws Exception {
    CommandLineOptions options =
        parsed("stub/Stub.steady?empty=&text=a%20b%3Dc:thrpt:t1", List.of());

    assertThat(options.getParameter("text").get()).containsExactly("a b=c");
    assertThat(options.getParameter("empty").get()).containsExactly("");
  }

  @Test
  void aCommaInAParameterIsRefusedBecauseJmhWouldSplitIt() {
    assertThatThrownBy(() -> parsed("stub/Stub.steady?text=a%2Cb:thrpt:t1", List.of()))
        .isInstanceOf(UnpassableValueException.class)
        .hasMessageContaining("text=a,b");
  }

  @Test
  void flagsArriveOneByOneEvenWithBlanks() throws Exception {
    CommandLineOptions options =
        parsed("stub/Stub.steady:thrpt:t1", List.of("-Xmx64m", "-Dtext=a b"));

    assertThat(options.getJvmArgs().get())
        .containsExactly(
            "-Xmx64m",
            "-Dtext=a b",
            "-XX:ActiveProcessorCount=8",
            "-Darchbench.seed=42",
            "-Darchbench.corpus.size=small",
            "-Djava.io.tmpdir=/work space/cell-000",
            "-Darchbench.cell.dir=/work space/cell-000");
  }

  @Test
  void settingsOfJmhItselfReachTheJvmThatReadsThem() {
    List<String> command =
        command("stub/Stub.steady:thrpt:t1", List.of("-Djmh.blackhole.mode=COMPILER", "-Dother=1"));
    List<String> parent = command.subList(0, command.indexOf("org.openjdk.jmh.Main"));

    assertThat(parent).contains("-Djmh.blackhole.mode=COMPILER").doesNotContain("-Dother=1");
  }

  @Test
  void jmhItselfWritesNowhereElseEither() {
    List<String> command = command("stub/Stub.steady:thrpt:t1", List.of());
    List<String> parent = command.subList(0, command.indexOf("org.openjdk.jmh.Main"));

    assertThat(parent).contains("-Djava.io.tmpdir=/work space/cell-000");
  }

  @Test
  void aDoubleQuoteInAFlagIsRefused() {
    assertThatThrownBy(() -> parsed("stub/Stub.steady:thrpt:t1", List.of("-Da=\"b\"")))
        .isInstanceOf(UnpassableValueException.class)
        .hasMessageContaining("-Da");
  }

  @Test
  void aProcessorCountThatWasAskedForStays() throws Exception {
    CommandLineOptions options =
        parsed("stub/Stub.steady:thrpt:t1", List.of("-XX:ActiveProcessorCount=3"));

    assertThat(options.getJvmArgs().get())
        .contains("-XX:ActiveProcessorCount=3")
        .doesNotContain("-XX:ActiveProcessorCount=8");
  }

  @Test
  void profilersAreAddedOnceEachAndGcLastSoThatItCountsNoneOfTheirAllocation() {
    List<String> command = command("stub/Stub.steady:thrpt:t1", List.of());

    assertThat(command).containsSubsequence("-prof", "team.Profiler", "-prof", "gc");
    assertThat(command.stream().filter("gc"::equals)).hasSize(1);
  }

  private static CommandLineOptions parsed(String cell, List<String> flags) throws Exception {
    List<String> command = command(cell, flags);
    int main = command.indexOf("org.openjdk.jmh.Main");
    return new CommandLineOptions(command.subList(main + 1, command.size()).toArray(new String[0]));
  }

  private static List<String> command(String cell, List<String> flags) {
    CellJvm jvm = CellJvm.of(Specs.spec(Architecture.AMD64, Payload.JMH, "0".repeat(64), 8, flags));
    return JmhCommand.of(
        Specs.cell(cell), jvm, "suite.jar", List.of("gc", "team.Profiler"), DIRECTORY);
  }
}
