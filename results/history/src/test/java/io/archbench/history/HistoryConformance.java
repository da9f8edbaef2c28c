package io.archbench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.history.NightRecord.Row;
import io.archbench.trial.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a history holds to, whatever database it is in. */
abstract class HistoryConformance {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir protected Path directory;
  private String location = "";

  /** Where there is no history yet. */
  abstract String freshLocation() throws Exception;

  abstract Database database(String location, Duration patience);

  /** Ends a connection in the middle of something. */
  abstract void breakOff(Connection connection) throws SQLException;

  abstract Map<String, String> environmentOfProcesses();

  /** A connection beside the history. */
  abstract Connection connect(String location) throws SQLException;

  @BeforeEach
  void makePlace() throws Exception {
    location = freshLocation();
  }

  Database database() {
    return database(location, PATIENCE);
  }

  History history() {
    return History.open(database());
  }

  static byte[] exported(History history) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    history.export(out);
    return out.toByteArray();
  }

  static List<SeriesPoint> points(History history) {
    return history.series(Selection.ALL).stream()
        .flatMap(series -> series.points().stream())
        .toList();
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = connect(location);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  @Test
  void whatWasAddedComesBackAsItWas() throws Exception {
    Night night =
        new Night(
            "extremes", "abcdefgh", Nights.FIRST, Optional.of("v1.2~rc3+a|b%c"), Long.MIN_VALUE);
    List<Row> rows = new ArrayList<>();
    double[] values = {
      0.0, -0.0, 1, -1, 0.1, Math.PI, Double.MIN_VALUE, -Double.MAX_VALUE, 1e-310, 1e15 + 0.3
    };
    for (int cell = 0; cell < values.length; cell++) {
      double value = values[cell];
      rows.add(
          Nights.row(
              night,
              new Nights("extremes", "w", 0).key(cell),
              value,
              cell % 2 == 0 ? Optional.empty() : Optional.of(new Interval(value, Math.abs(value))),
              value));
    }
    NightRecord extremes = new NightRecord(night, rows);
    try (History history = history()) {
      assertThat(history.add(extremes)).isEqualTo(Added.ADDED);
      assertThat(history.add(Nights.FEW.night(0))).isEqualTo(Added.ADDED);
    }
    try (History history = history()) {
      List<Series> found = history.series(Selection.ofStudy("extremes"));
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(
              extremes.rows().stream()
                  .map(row -> new Series(row.series(), List.of(row.point())))
                  .toList());
      assertThat(history.series(Selection.ALL)).hasSize(values.length + Nights.FEW.cells());
    }
  }

  @Test
  void theSameRunTwiceIsThereOnce() throws Exception {
    try (History history = history()) {
      assertThat(history.add(Nights.FEW.night(1))).isEqualTo(Added.ADDED);
      byte[] once = exported(history);
      assertThat(history.add(Nights.FEW.night(1))).isEqualTo(Added.ALREADY_THERE);
      assertThat(history.addAgain(Nights.FEW.night(1))).isEqualTo(Added.ALREADY_THERE);
      assertThat(exported(history)).isEqualTo(once);
      // the same id in another study is another run
      Nights other = new Nights("other", Nights.FEW.work(), 3);
      assertThat(history.add(other.night(1))).isEqualTo(Added.ADDED);
    }
  }

  @Test
  void anotherContentOfARunReplacesItOnlyIfAsked() throws Exception {
    NightRecord changed = new Nights("nightly", Nights.FEW.work(), 4).night(1);
    try (History history = history()) {
      history.add(Nights.FEW.night(0));
      byte[] without = exported(history);
      history.add(Nights.FEW.night(1));
      byte[] before = exported(history);

      assertThatThrownBy(() -> history.add(changed))
          .isInstanceOf(NightConflictException.class)
          .hasMessageContaining("run " + Nights.run(1) + " of the study nightly is in ")
          .hasMessageContaining("measured 2026-01-02T02:15:00.250Z")
          .hasMessageContaining("--again");
      assertThat(exported(history)).isEqualTo(before);

      assertThat(history.addAgain(changed)).isEqualTo(Added.REPLACED);
      assertThat(history.nights()).extracting(NightSummary::rows).containsExactly(5L, 4L);
      history.prune(Duration.ofHours(1), Nights.FIRST.plus(Duration.ofDays(1)));
      assertThat(history.nights()).hasSize(1);
      assertThat(exported(history)).isNotEqualTo(without);
    }
  }

  @Test
  void aSeriesOfWhichNothingIsLeftAfterAReplacementIsGone() {
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      history.addAgain(new Nights("nightly", "another work", 2).night(1));
      history.add(Nights.FEW.night(2));
      assertThat(history.studies())
          .extracting(StudySummary::nights, StudySummary::series, StudySummary::rows)
          .containsExactly(tuple(2, 7, 7L));
    }
  }

  @Test
  void aNightOfAClockThatWasSetBackSortsInByItsTime() {
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      history.add(Nights.FEW.night(3));
      history.add(Nights.FEW.night(2, Nights.FIRST));
      // at the same time as another one
      history.add(Nights.FEW.night(4, Nights.FIRST));
      assertThat(history.series(Selection.ALL))
          .allSatisfy(
              series ->
                  assertThat(series.points())
                      .extracting(point -> point.night().run())
                      .containsExactly(Nights.run(2), Nights.run(4), Nights.run(1), Nights.run(3)));
    }
  }

  @Test
  void aNightThatIsMissingLeavesNoTrace() {
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      history.add(Nights.FEW.night(30));
      assertThat(history.series(Selection.ALL))
          .hasSize(5)
          .allSatisfy(series -> assertThat(series.points()).hasSize(2));
    }
  }

  @Test
  void twoStudiesUnderOneNameAreSeriesOfTheirOwn() {
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      history.add(new Nights("nightly", "8".repeat(64), 5).night(2));
      assertThat(history.series(Selection.ofStudy("nightly")))
          .hasSize(10)
          .allSatisfy(series -> assertThat(series.points()).hasSize(1));
    }
  }

  @Test
  void aSelectionChoosesSeriesAndNights() {
    try (History history = history()) {
      for (int number = 1; number <= 4; number++) {
        history.add(Nights.FEW.night(number));
        history.add(new Nights("other", "w", 2).night(number));
      }
      Instant third = Nights.FEW.night(3).night().measured();
      List<Series> found =
          history.series(Selection.ofStudy("nightly").ofCells("Stub.cell0*").since(third));
      assertThat(found).hasSize(2);
      assertThat(found)
          .allSatisfy(
              series -> {
                assertThat(series.key().cell().benchmark()).isEqualTo("Stub.cell0");
                assertThat(series.points())
                    .extracting(point -> point.night().run())
                    .containsExactly(Nights.run(3), Nights.run(4));
              });
      assertThat(history.series(Selection.ALL.since(third.plusSeconds(1_000_000)))).isEmpty();
      assertThat(history.series(Selection.ofStudy("none"))).isEmpty();
    }
  }

  @Test
  void studiesAndNightsAreCounted() {
    try (History history = history()) {
      assertThat(history.studies()).isEmpty();
      assertThat(history.nights()).isEmpty();
      history.add(Nights.FEW.night(2));
      history.add(Nights.FEW.night(1));
      history.add(new Nights("another", "w", 2).night(5));
      assertThat(history.studies())
          .containsExactly(
              new StudySummary(
                  "another",
                  1,
                  2,
                  2,
                  Nights.FIRST.plus(Duration.ofDays(5)),
                  Nights.FIRST.plus(Duration.ofDays(5))),
              new StudySummary(
                  "nightly",
                  2,
                  5,
                  10,
                  Nights.FIRST.plus(Duration.ofDays(1)),
                  Nights.FIRST.plus(Duration.ofDays(2))));
      assertThat(history.nights())
          .extracting(each -> each.night().run())
          .containsExactly(Nights.run(5), Nights.run(1), Nights.run(2));
    }
  }

  @Test
  void whatIsTooOldIsGivenUpCountedFromTheNewestNight() {
    try (History history = history()) {
      for (int number = 0; number < 10; number++) {
        history.add(Nights.FEW.night(number));
      }
      history.add(new Nights("resting", "w", 2).night(0));
      Instant now = Nights.FIRST.plus(Duration.ofDays(9));

      // a clock that is years ahead takes nothing more away
      assertThat(history.prune(Duration.ofDays(3), now.plus(Duration.ofDays(4_000))))
          .isEqualTo(new Pruned(6, 30));
      assertThat(history.nights())
          .extracting(each -> each.night().study() + " " + each.night().run())
          .containsExactly(
              "nightly " + Nights.run(6),
              "nightly " + Nights.run(7),
              "nightly " + Nights.run(8),
              "nightly " + Nights.run(9),
              "resting " + Nights.run(0));
      // nor does a night that says it is of the future
      history.add(Nights.FEW.night(10, now.plus(Duration.ofDays(4_000))));
      assertThat(history.prune(Duration.ofDays(3), now)).isEqualTo(new Pruned(0, 0));
      assertThat(history.prune(Duration.ofDays(2), now)).isEqualTo(new Pruned(1, 5));
      assertThat(points(history)).hasSize(5 * 4 + 2);
    }
  }

  @Test
  void seriesAndStudiesWithoutNightsAreGivenUpToo() {
    try (History history = history()) {
      history.add(new Nights("nightly", "old work", 3).night(1));
      history.add(Nights.FEW.night(100));
      assertThat(history.prune(Duration.ofDays(10), Instant.parse("2027-01-01T00:00:00Z")))
          .isEqualTo(new Pruned(1, 3));
      assertThat(history.studies()).extracting(StudySummary::series).containsExactly(5);
      assertThatThrownBy(() -> history.prune(Duration.ZERO, Instant.EPOCH))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anExportGivesTheSameHistoryElsewhere() throws Exception {
    byte[] before;
    try (History history = history()) {
      history.add(Nights.FEW.night(3));
      history.add(Nights.FEW.night(1));
      history.add(new Nights("other", "w", 2).night(2));
      before = exported(history);
    }
    assertThat(new String(before, StandardCharsets.UTF_8).lines()).hasSize(12);
    Path file = Files.write(directory.resolve("all.ndjson"), before);
    location = freshLocation();
    try (History history = history()) {
      assertThat(history.importFrom(file, false)).isEqualTo(new Imported(3, 0, 0, 12));
      assertThat(exported(history)).isEqualTo(before);
      // once more, and beside what is there
      history.add(Nights.FEW.night(9));
      assertThat(history.importFrom(file, false)).isEqualTo(new Imported(0, 3, 0, 12));
      assertThat(history.nights()).hasSize(4);
      // what was exported is what was added
      assertThat(history.add(Nights.FEW.night(3))).isEqualTo(Added.ALREADY_THERE);
    }
  }

  @Test
  void aFileWithOneBadLineAddsNothing() throws Exception {
    byte[] whole;
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      history.add(Nights.FEW.night(2));
      whole = exported(history);
    }
    List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(10);

    refuses(lines(lines, 10, "{"), "bad.ndjson:11: line 1");
    refuses(new String(whole, StandardCharsets.UTF_8).substring(0, whole.length - 20), ":10: ");
    refuses(
        new String(whole, StandardCharsets.UTF_8).substring(0, whole.length - 20),
        "The line has no end: the file was cut short");
    refuses(lines(lines.subList(0, 9)), ":6: run ", "has 4 of its 5 lines");
    refuses(lines(lines) + lines(lines), ":11: run ", "has lines further up already");
    refuses(lines(lines, 7, lines.get(7).replace("\"seed\":42", "\"seed\":43")), ":8: ");
    refuses(lines(lines, 7, lines.get(6)), ":6: a night has two values of ");
    refuses(
        lines(lines, 0, lines.get(0).replace("schemaVersion\":1", "schemaVersion\":2")), ":1: ");
    refuses(lines(lines, 3, ""), ":4: ");
    refuses(
        lines(lines, 3, lines.get(3).replaceAll("\"theta\":[^,]*", "\"theta\":\"NaN\"")), ":4: ");
    refuses(lines(lines, 3, lines.get(3).replaceAll("\"theta\":[^,]*,", "")), ":4: ");
    refuses("x".repeat(2_000_000), ":1: longer than a line of a history can be");
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String lines(List<String> lines, int index, String other) {
    List<String> changed = new ArrayList<>(lines);
    if (index < changed.size()) {
      changed.set(index, other);
    } else {
      changed.add(other);
    }
    return lines(changed);
  }

  private void refuses(String content, String... words) throws Exception {
    Path file = Files.writeString(directory.resolve("bad.ndjson"), content);
    location = freshLocation();
    try (History history = history()) {
      assertThatThrownBy(() -> history.importFrom(file, false))
          .isInstanceOf(UnreadableLineException.class)
          .hasMessageContaining("Nothing was imported")
          .hasMessageContainingAll(words);
      assertThat(history.nights()).isEmpty();
    }
  }

  @Test
  void anImportReplacesRunsOnlyIfAsked() throws Exception {
    Path file = directory.resolve("newer.ndjson");
    try (History history = history();
        OutputStream out = Files.newOutputStream(file)) {
      history.add(new Nights("nightly", "w", 2).night(0));
      history.add(Nights.FEW.night(1));
      history.export(out);
    }
    location = freshLocation();
    try (History history = history()) {
      history.add(new Nights("nightly", "w", 2).night(1));
      byte[] before = exported(history);
      assertThatThrownBy(() -> history.importFrom(file, false))
          .isInstanceOf(NightConflictException.class)
          .hasMessageStartingWith(file + ":3: run " + Nights.run(1));
      assertThat(exported(history)).isEqualTo(before);
      assertThat(history.importFrom(file, true)).isEqualTo(new Imported(1, 0, 1, 7));
      assertThat(exported(history)).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void aWriterThatIsKeptWaitingTooLongSaysSo() throws Exception {
    Transactions others = new Transactions(database());
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (History history = history();
        History impatient = History.open(database(location, Duration.ofMillis(200)));
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      history.add(Nights.FEW.night(1));
      Future<Boolean> other =
          threads.submit(
              () ->
                  others.write(
                      handle -> {
                        new NightWriter(handle, "").write(Nights.FEW.night(2), false);
                        locked.countDown();
                        return await(done);
                      }));
      assertThat(await(locked)).isTrue();
      assertThatThrownBy(() -> impatient.add(Nights.FEW.night(3)))
          .isInstanceOf(UnreachableHistoryException.class)
          .hasMessageContaining("another program has been writing to it for too long");
      // who reads does not wait, and does not see what is not done
      assertThat(impatient.nights()).hasSize(1);
      done.countDown();
      assertThat(other.get()).isTrue();
      impatient.add(Nights.FEW.night(3));
      assertThat(history.nights()).hasSize(3);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aConnectionThatBreaksAnywhereLeavesNothingHalfWritten() throws Exception {
    byte[] before;
    byte[] after;
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      before = exported(history);
      history.add(Nights.FEW.night(2));
      after = exported(history);
    }
    location = freshLocation();
    try (History whole = history()) {
      whole.add(Nights.FEW.night(1));
      int step = 1;
      for (boolean broke = true; broke; step++) {
        History faulty = History.open(new FaultyDatabase(database(), step, this::breakOff, true));
        try {
          faulty.add(Nights.FEW.night(2));
          broke = false;
        } catch (UnreachableHistoryException e) {
          assertThat(e).hasMessageContaining("run the same command again");
          assertThat(exported(whole)).as("broken at step %d", step).isEqualTo(before);
        }
      }
      assertThat(step).isGreaterThan(10);
      assertThat(exported(whole)).isEqualTo(after);
    }
  }

  @Test
  void withoutATransactionTheSameFaultWouldLeaveSomething() throws Exception {
    try (History whole = history()) {
      boolean left = false;
      for (int step = 1; !left && step < 30; step++) {
        History faulty = History.open(new FaultyDatabase(database(), step, this::breakOff, false));
        try {
          faulty.add(Nights.FEW.night(2));
        } catch (UnreachableHistoryException e) {
          left = !whole.nights().isEmpty();
        }
      }
      assertThat(left).isTrue();
    }
  }

  @Test
  void threadsThatWriteAtOnceAddEachNightOnce() throws Exception {
    Map<Added, Integer> done = new EnumMap<>(Added.class);
    List<Callable<Added>> tasks = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      NightRecord night = Nights.FEW.night(number / 2);
      // each opens it, so that several make it
      tasks.add(
          () -> {
            try (History history = history()) {
              return history.add(night);
            }
          });
    }
    Collections.shuffle(tasks, new Random(7));
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Added> each : threads.invokeAll(tasks)) {
        done.merge(each.get(), 1, Integer::sum);
      }
    }
    assertThat(done).isEqualTo(Map.of(Added.ADDED, 20, Added.ALREADY_THERE, 20));
    holds(20);
  }

  @Test
  void processesThatWriteAtOnceAddEachNightOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int first : List.of(0, 5, 10)) {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              AddNights.class.getName(),
              location,
              Integer.toString(first),
              Integer.toString(first + 9));
      builder.environment().putAll(environmentOfProcesses());
      builder.redirectErrorStream(true);
      builder.redirectOutput(directory.resolve("process" + first).toFile());
      processes.add(builder.start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
    for (int first : List.of(0, 5, 10)) {
      assertThat(Files.readString(directory.resolve("process" + first)))
          .doesNotContain("Exception");
    }
    assertThat(processes).allSatisfy(process -> assertThat(process.exitValue()).isZero());
    holds(20);
  }

  private void holds(int nights) throws IOException {
    try (History history = history()) {
      assertThat(history.series(Selection.ALL))
          .hasSize(5)
          .allSatisfy(series -> assertThat(series.points()).hasSize(nights));
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int number = 0; number < nights; number++) {
        for (HistoryLine line : Nights.FEW.night(number).lines().toList()) {
          expected.write(CanonicalJson.bytes(line));
          expected.write('\n');
        }
      }
      assertThat(exported(history)).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void aSchemaThatANewerVersionMadeIsLeftAlone() throws Exception {
    history().close();
    execute("INSERT INTO schema_version (version, applied) VALUES (99, '2030')");
    assertThatThrownBy(this::history)
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("has schema 99")
        .hasMessageContaining("this version knows 1")
        .hasMessageContaining("Use the newer archbench");
  }

  @Test
  void anOlderSchemaIsBroughtUpToDateWhollyOrNotAtAll() throws Exception {
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
    }
    Schema broken = next("CREATE TABLE more (id INTEGER PRIMARY KEY);\nCREATE TABEL less;\n");
    assertThatThrownBy(() -> History.open(database(), broken)).isNotNull();
    try (History history = history()) {
      assertThat(history.nights()).hasSize(1);
    }
    Schema next = next("-- a word\nCREATE TABLE more (id INTEGER PRIMARY KEY);\n");
    History.open(database(), next).close();
    try (History history = History.open(database(), next)) {
      assertThat(history.nights()).hasSize(1);
    }
    // which this version does not know
    assertThatThrownBy(this::history).hasMessageContaining("has schema 2");
  }

  private static Schema next(String script) {
    List<String> scripts = new ArrayList<>(Schema.CURRENT.scripts());
    scripts.add("next");
    return new Schema(
        scripts, name -> name.equals("next") ? script : Schema.CURRENT.text().apply(name));
  }

  @Test
  void tablesOfSomethingElseAreLeftAlone() throws Exception {
    execute("CREATE TABLE accounts (id INTEGER PRIMARY KEY)");
    assertThatThrownBy(this::history)
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("is no history: it holds tables of something else")
        .hasMessageContaining("of its own");
    execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)");
    assertThatThrownBy(this::history).isInstanceOf(UnusableHistoryException.class);
  }

  @Test
  void aClosedHistoryAnswersNothing() {
    History history = history();
    history.close();
    assertThatThrownBy(history::nights).isInstanceOf(IllegalStateException.class);
  }
}
