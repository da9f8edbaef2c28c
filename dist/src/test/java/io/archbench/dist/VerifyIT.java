package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A report is what its run gives, or the command says where it is not. */
class VerifyIT {
  private static final String ALL = "html,md,comment,csv,json,text,junit,openmetrics,benchstat,jmh";

  @TempDir private static Path shared;
  private static Archbench archbench;
  private static Path run;
  private static Path other;

  @TempDir private Path directory;

  @BeforeAll
  static void measure() throws Exception {
    archbench = new Archbench(shared);
    Path study = archbench.study("small", 3, List.of("*steady", "*other"), Archbench.QUICK);
    run = shared.resolve(archbench.run("run", study.toString()).lastLine());
    other = shared.resolve(archbench.run("run", study.toString()).lastLine());
    Archbench.Result made = archbench.run("report", run.toString(), "--format", ALL);
    assertThat(made.exit()).as(made.err()).isZero();
  }

  @AfterAll
  static void leaveNoProcess() {
    archbench.endAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.html",
        "report.md",
        "comment.md",
        "results.csv",
        "comparison.json",
        "report.txt",
        "junit.xml",
        "archbench.prom",
        "benchstat.txt",
        "jmh-serial.json"
      })
  void whatReportWroteIsVerifiedUnderAnyName(String name) throws Exception {
    Path renamed = Files.copy(run.resolve(name), directory.resolve("mailed"));

    Archbench.Result verified = archbench.run("verify", renamed.toString(), run.toString());

    assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out())
        .startsWith("verified: ")
        .containsPattern("[1-9][0-9]* numbers stand in it, made again from")
        .contains("6 trial records of run ");
  }

  @Test
  void aRunThatWasRenamedStillGivesItsReports() throws Exception {
    Path renamed = new RunFiles(run).copyTo(directory.resolve("kept")).directory();

    for (String name : List.of("report.html", "report.md", "junit.xml")) {
      Archbench.Result verified =
          archbench.run("verify", run.resolve(name).toString(), renamed.toString());
      assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "report.html, html",
    "report.md, md",
    "comment.md, comment",
    "results.csv, csv",
    "report.txt, text"
  })
  void oneDigitThatWasChangedIsShown(String name, String format) throws Exception {
    Path changed =
        changed(name, "\\b([0-9]+)( % (?:faster|slower))|(\\.[0-9]{4,})|[*][*][0-9]+ compared");

    Archbench.Result told = archbench.run("verify", changed.toString(), run.toString());

    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(1);
    assertThat(told.out())
        .startsWith("NOT verified: ")
        .contains("(" + format + ")")
        .containsPattern("(?m)^ {2}line [0-9]+")
        .contains("    report: ")
        .contains("    run:    ");
    assertThat(told.out().lines().filter(line -> line.startsWith("    report: "))).hasSize(1);
  }

  @Test
  void inJsonItIsShownByItsPath() throws Exception {
    Path changed = changed("comparison.json", "\"theta\" : -?[0-9]\\.[0-9]{3}");

    Archbench.Result told = archbench.run("verify", changed.toString(), run.toString(), "--json");

    assertThat(told.exit()).isEqualTo(1);
    JsonNode json = RunFiles.json(told.out());
    assertThat(json.get("verified").asBoolean()).isFalse();
    assertThat(json.get("records")).hasSize(6);
    assertThat(json.get("differences")).hasSize(1);
    assertThat(json.at("/differences/0/where").asString())
        .matches("/comparisons/0/cells/[01]/theta");
  }

  /** A copy in which the last digit of what the pattern finds first is another. */
  private Path changed(String name, String pattern) throws IOException {
    String text = Files.readString(run.resolve(name));
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, name).isTrue();
    int at = matcher.start();
    for (int i = matcher.start(); i < matcher.end(); i++) {
      at = Character.isDigit(text.charAt(i)) ? i : at;
    }
    char digit = text.charAt(at) == '7' ? '8' : '7';
    return Files.writeString(
        directory.resolve(name), text.substring(0, at) + digit + text.substring(at + 1));
  }

  @Test
  void aRecordThatWasChangedIsNamed() throws Exception {
    RunFiles copy = new RunFiles(run).copyTo(directory.resolve(run.getFileName().toString()));
    Path record = copy.records().keySet().iterator().next();
    byte[] bytes = Files.readAllBytes(record);
    bytes[bytes.length / 2] ^= 1;
    Files.write(record, bytes);

    Archbench.Result told =
        archbench.run("verify", run.resolve("report.md").toString(), copy.directory().toString());

    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.err()).contains(record + " is not what was collected");
    assertThat(told.out()).isEmpty();
  }

  @Test
  void aReportOfAnotherRunIsToldAsSuch() throws Exception {
    for (String name :
        List.of(
            "report.html",
            "report.md",
            "comment.md",
            "results.csv",
            "comparison.json",
            "report.txt",
            "junit.xml",
            "archbench.prom",
            "benchstat.txt")) {
      Archbench.Result told =
          archbench.run("verify", run.resolve(name).toString(), other.toString());

      assertThat(told.exit()).as(told.out()).isEqualTo(2);
      assertThat(told.err()).contains("is of another run: it names run ");
    }
  }

  @Test
  void anotherVersionsReportIsToldAsSuch() throws Exception {
    String html = Files.readString(run.resolve("report.html"));
    Path older =
        Files.writeString(
            directory.resolve("report.html"),
            html.replaceFirst(
                "archbench [0-9a-z][-+.0-9A-Za-z]* · schema", "archbench 0.0.1 · schema"));

    Archbench.Result told = archbench.run("verify", older.toString(), run.toString());

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).contains("The report names archbench 0.0.1");
  }

  @Test
  void whatIsNoReportIsRefused() throws Exception {
    Path letter = Files.writeString(directory.resolve("letter.txt"), "Dear all,\n");

    assertThat(archbench.run("verify", letter.toString(), run.toString()).exit()).isEqualTo(2);
    assertThat(archbench.run("verify", run.toString(), letter.toString()).err())
        .contains("give the report first, then the run");
    assertThat(archbench.run("verify", "nowhere.html", run.toString()).exit()).isEqualTo(2);
  }

  @Test
  void theCommentSaysWhatTheGateSays() throws Exception {
    Path comment = directory.resolve("comment.md");
    Archbench.Result gate =
        archbench.run("gate", run.toString(), "--comment", comment.toString(), "--json");
    Archbench.Result audience =
        archbench.run(
            "report",
            run.toString(),
            "--format",
            "md",
            "--audience",
            "comment",
            "--out",
            directory.toString());

    assertThat(gate.exit()).as(gate.err()).isZero();
    assertThat(RunFiles.json(gate.out()).get("status").asString()).isEqualTo("undecided");
    assertThat(Files.readString(comment)).startsWith("### ❔ cannot tell");
    assertThat(audience.exit()).as(audience.err()).isZero();
    assertThat(archbench.run("verify", comment.toString(), run.toString()).exit()).isZero();
    assertThat(
            archbench
                .run("report", run.toString(), "--format", "csv", "--audience", "comment")
                .exit())
        .isEqualTo(2);
  }

  @Test
  void theWideTableHasOneLineForEachCell() throws Exception {
    Archbench.Result wide = archbench.run("report", run.toString(), "--wide");

    assertThat(wide.out()).containsPattern("verdict +benchmark +unit +serial +parallel +change");
    assertThat(wide.out().lines().filter(line -> line.contains("stub/StubBenchmark")))
        .hasSizeGreaterThanOrEqualTo(2)
        .filteredOn(line -> line.startsWith("~ cannot tell"))
        .hasSize(2);
  }
}
