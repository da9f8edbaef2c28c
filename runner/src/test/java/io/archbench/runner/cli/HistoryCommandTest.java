package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.history.History;
import io.archbench.history.NightRecord;
import io.archbench.runner.run.RunFixtures;
import io.archbench.trial.CellKey;
import io.archbench.trial.RunId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
  private static final Instant FIRST = Instant.parse("2026-11-24T02:15:00.250Z");

  @TempDir private Path directory;

  private record Result(int exit, String out, String err) {}

  private Result run(Path history, String... arguments) {
    return run(history.toString(), arguments);
  }

  private static Result run(String history, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[arguments.length + 3];
    words[0] = "history";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    words[words.length - 2] = "--history";
    words[words.length - 1] = history;
    int exit =
        Main.run(
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false),
            words);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path history() {
    Path file = directory.resolve("history.db");
    try (History history = History.open(file.toString())) {
      for (int number = 1; number <= 3; number++) {
        history.add(night(number));
      }
    }
    return file;
  }

  private static NightRecord night(int number) {
    Night night =
        new Night(
            "nightly",
            "abcdefg" + number,
            FIRST.plus(Duration.ofDays(number)),
            number == 1 ? Optional.of("c0ffee") : Optional.empty(),
            42);
    return new NightRecord(
        night,
        List.of(
            new NightRecord.Row(
                new SeriesKey(
                    "nightly",
                    "head",
                    CellKey.parse("stub/Stub.one:thrpt:tmax"),
                    "throughput",
                    "7".repeat(64)),
                new SeriesPoint(
                    night,
                    new Conditions("EPYC", "6.1", "25", "sha256:aa"),
                    .01 * number,
                    Optional.of(new Interval(0, .1)),
                    10,
                    100,
                    "ops/s"))));
  }

  @Test
  void studiesAndNightsAreListed() {
    Path history = history();
    Result studies = run(history, "list");
    assertThat(studies.exit()).as(studies.err()).isZero();
    assertThat(studies.out())
        .isEqualTo(
            """
              study    nights  series  rows  oldest                newest
              nightly       3       1     3  2026-11-25T02:15:00Z  2026-11-27T02:15:00Z
            """);
    Result nights = run(history, "list", "nightly");
    assertThat(nights.out())
        .isEqualTo(
            """
              run       measured              rows  commit
              abcdefg1  2026-11-25T02:15:00Z     1  c0ffee
              abcdefg2  2026-11-26T02:15:00Z     1  -
              abcdefg3  2026-11-27T02:15:00Z     1  -
            """);
    assertThat(run(history, "list", "-o", "json").out())
        .contains("\"nights\" : 3", "\"oldest\" : \"2026-11-25T02:15:00.250Z\"");
    assertThat(run(history, "list", "nightly", "--json").out()).contains("\"commit\" : \"c0ffee\"");
    Result none = run(history, "list", "weekly");
    assertThat(none.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(none.err()).contains("holds no night of a study weekly");
  }

  @Test
  void anExportIsImportedOnce() throws Exception {
    Path history = history();
    Result exported = run(history, "export");
    assertThat(exported.out().lines()).hasSize(3);
    assertThat(exported.err()).contains("exported 3 rows of " + history);
    Path file = Files.writeString(directory.resolve("export.ndjson"), exported.out());
    Path copy = directory.resolve("new").resolve("copy.db");
    assertThat(run(copy, "import", file.toString()).out())
        .isEqualTo(
            "imported into "
                + copy
                + ": 3 nights added, 0 there already, 0 replaced (3 rows read)\n");
    assertThat(run(copy, "import", file.toString()).out()).contains("0 nights added, 3 there");
    assertThat(run(copy, "export").out()).isEqualTo(exported.out());

    Files.writeString(file, exported.out().substring(0, 400));
    Result torn = run(directory.resolve("torn.db"), "import", file.toString());
    assertThat(torn.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(torn.err()).startsWith("archbench: " + file + ":1: ");
    Result missing = run(copy, "import", directory.resolve("none").toString());
    assertThat(missing.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(missing.err()).contains("no such file");
  }

  @Test
  void oldNightsAreGivenUp() {
    Path history = history();
    assertThat(run(history, "prune", "--keep", "1d").out())
        .isEqualTo("gave up 1 nights, 1 rows, of " + history + "\n");
    for (String wrong : List.of("0d", "30", "2y", "-1d", "99999999d")) {
      Result refused = run(history, "prune", "--keep=" + wrong);
      assertThat(refused.exit()).isEqualTo(ExitCodes.USAGE);
      assertThat(refused.err()).contains("expected days, at least one, such as 730d");
    }
    assertThat(run(history, "prune").exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(run(history, "list", "nightly").out().lines()).hasSize(3);
  }

  @Test
  void aRunThatIsNoNightIsRefused() {
    Path runs = directory.resolve("runs");
    Path run = RunFixtures.directory(runs, new RunId("abcdefgh")).root();
    Result refused = run(directory.resolve("history.db"), "add", run.toString());
    assertThat(refused.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err()).contains("none of its comparisons has an anchor");
    assertThat(directory.resolve("history.db")).doesNotExist();
    Result commit =
        run(directory.resolve("history.db"), "add", run.toString(), "--commit", "two words");
    assertThat(commit.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(commit.err()).contains("expected the id of a commit");
  }

  @Test
  void aHistoryThatIsNotThereIsNotMadeByReadingIt() {
    Path none = directory.resolve("none.db");
    for (String[] reading :
        List.of(
            new String[] {"list"}, new String[] {"export"}, new String[] {"prune", "--keep=1d"})) {
      Result refused = run(none, reading);
      assertThat(refused.exit()).isEqualTo(ExitCodes.USAGE);
      assertThat(refused.err()).contains("there is no history at " + none);
    }
    assertThat(none).doesNotExist();
  }

  @Test
  void aDatabaseThatCannotBeReachedIsInfrastructure() {
    Result gone = run("jdbc:postgresql://127.0.0.1:1/none?user=x", "list");
    assertThat(gone.exit()).isEqualTo(ExitCodes.INFRASTRUCTURE);
    assertThat(gone.err()).contains("there is no connection to it");
    Result password = run("jdbc:postgresql://127.0.0.1:1/none?user=x&password=secret", "list");
    assertThat(password.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(password.err()).contains("holds a password").doesNotContain("secret");
  }

  @Test
  void withoutAnActionTheOnesThereAreAreNamed() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(stream, stream, false, false), "history"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("archbench history add RUN");
  }
}
