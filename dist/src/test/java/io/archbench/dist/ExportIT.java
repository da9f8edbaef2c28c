package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The files of a run, as a pipeline asks for them. */
class ExportIT {
  private static final int ROUNDS = 2;

  @TempDir private static Path shared;
  private static Archbench archbench;
  private static String run;

  @BeforeAll
  static void measure() throws Exception {
    archbench = new Archbench(shared);
    Path study = archbench.study("small", ROUNDS, List.of("*steady"), Archbench.QUICK);
    Archbench.Result result = archbench.run("run", study.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    run = result.lastLine();
  }

  @AfterAll
  static void leaveNoProcess() {
    archbench.endAll();
  }

  private static String export(String... words) throws Exception {
    Archbench.Result result =
        archbench.run(
            Stream.concat(Stream.of("export", run), Stream.of(words)).toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  private static void refused(String words, String... arguments) throws Exception {
    Archbench.Result result = archbench.run(arguments);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(words);
  }

  @Test
  void everyFormatIsTheSameAsAFileAndOnStandardOutput() throws Exception {
    Archbench.Result written =
        archbench.run(
            "report",
            run,
            "--format",
            "html,md,csv,json,text,junit,openmetrics,benchstat,jmh",
            "--out",
            "all");

    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(written.err().lines()).hasSize(10).allMatch(line -> line.startsWith("wrote all/"));
    Path all = shared.resolve("all");
    assertThat(export("--format", "html")).isEqualTo(Files.readString(all.resolve("report.html")));
    assertThat(export("--format", "junit")).isEqualTo(Files.readString(all.resolve("junit.xml")));
    assertThat(export("--format", "openmetrics"))
        .isEqualTo(Files.readString(all.resolve("archbench.prom")));
    assertThat(export("--format", "benchstat"))
        .isEqualTo(Files.readString(all.resolve("benchstat.txt")));
    assertThat(export("--format", "jmh", "--variant", "parallel"))
        .isEqualTo(Files.readString(all.resolve("jmh-parallel.json")));
  }

  @Test
  void twoFilesOfJmhCompareAsTheRunDoes() throws Exception {
    for (String variant : List.of("serial", "parallel")) {
      Files.writeString(
          shared.resolve(variant + ".json"), export("--format", "jmh", "--variant", variant));
    }
    Archbench.Result compared = archbench.run("compare", "serial.json", "parallel.json", "--json");

    assertThat(compared.exit()).as(compared.err()).isZero();
    JsonNode files = RunFiles.json(compared.out()).at("/comparisons/0/cells/0");
    JsonNode own = new RunFiles(shared.resolve(run)).comparison().at("/comparisons/0/cells/0");
    assertThat(files.at("/ratio/value").asDouble()).isPositive();
    assertThat(Math.log(files.at("/ratio/value").asDouble() / own.at("/ratio/value").asDouble()))
        .isBetween(-1e-9, 1e-9);
    assertThat(files.at("/n/baseline").asInt()).isEqualTo(ROUNDS);
  }

  @Test
  void aComparisonOfFilesWritesWhatIsAskedFor() throws Exception {
    for (String variant : List.of("serial", "parallel")) {
      Files.writeString(
          shared.resolve("of-" + variant + ".json"),
          export("--format", "jmh", "--variant", variant));
    }
    String[] compare = {"compare", "of-serial.json", "of-parallel.json"};
    Archbench.Result written =
        archbench.run(
            Stream.concat(
                    Stream.of(compare),
                    Stream.of("--report", "compared", "--format", "junit,benchstat"))
                .toArray(String[]::new));

    assertThat(written.exit()).as(written.err()).isZero();
    try (Stream<Path> files = Files.list(shared.resolve("compared"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("junit.xml", "benchstat.txt");
    }
    refused(
        "--format: says what --report DIR writes",
        "compare",
        "of-serial.json",
        "of-parallel.json",
        "--format",
        "junit");
  }

  @Test
  void whatCannotBeExportedSaysWhatCan() throws Exception {
    refused(
        "--format: which one? There are html, md, comment, csv, json, text, junit", "export", run);
    refused(
        "unknown format 'pdf': expected one of html, md, comment",
        "export",
        run,
        "--format",
        "pdf");
    refused(
        "jmh has a file for each variant: --variant serial or --variant parallel",
        "export",
        run,
        "--format",
        "jmh");
    refused(
        "nothing is measured of 'paralel' (did you mean 'parallel'?); there are serial, parallel",
        "export",
        run,
        "--format",
        "jmh",
        "--variant",
        "paralel");
    refused(
        "the file of junit is about all variants",
        "export",
        run,
        "--format",
        "junit",
        "--variant",
        "serial");
    refused("unknown format 'xml'", "report", run, "--format", "md,xml");
  }

  @Test
  void helpOpensWithExamples() throws Exception {
    assertThat(archbench.run("export", "--help").out())
        .startsWith("Examples:\n  archbench export runs/nightly-...")
        .contains("One of html, md, comment, csv, json, text, junit");
    assertThat(archbench.run("report", "--help").out()).startsWith("Examples:\n");
  }
}
