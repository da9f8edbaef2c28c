package io.archbench.runner.run;

import io.archbench.analysis.aa.SelfComparison;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.Question;
import io.archbench.k8s.image.ScannedImage;
import io.archbench.report.Report;
import io.archbench.report.ReportFormat;
import io.archbench.report.ReportWriter;
import io.archbench.report.RunFacts;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanNote;
import io.archbench.runner.plan.PlannedPolicy;
import io.archbench.runner.plan.PlannedReadiness;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Mode;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.jmh.JmhSchedule;
import io.archbench.trial.record.Environment;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the report of a run from its directory alone, and writes it in any format. */
public final class RunReport {
  private RunReport() {}

  /** The report: the same directory always gives the same one. */
  public static Report of(RunDirectory directory) {
    return of(directory, RunRecords.read(directory));
  }

  /** The report of records that were read of the directory. */
  public static Report of(RunDirectory directory, RunRecords records) {
    return of(directory, records, LocalDate.ofInstant(records.began(), ZoneOffset.UTC));
  }

  /**
   * The report as a gate sees it.
   *
   * @param policy in place of the run's own
   * @param day on which acceptances are looked at
   */
  public static Report judged(
      RunDirectory directory, Optional<PlannedPolicy> policy, LocalDate day) {
    RunRecords records = RunRecords.read(directory);
    return of(directory, policy.map(records::judgedBy).orElse(records), day);
  }

  private static Report of(RunDirectory directory, RunRecords records, LocalDate day) {
    records.checkMeasured(directory);
    Question question = records.question();
    ComparisonDocument document = Comparer.compare(question, records.collected());
    return new Report(
        document,
        facts(directory, records, day),
        Comparer.samples(records.collected()),
        directory.toldHistory());
  }

  /**
   * Writes the files of each format, named as in a run directory.
   *
   * @return the files
   */
  public static List<Path> write(Report report, Collection<ReportFormat> formats, Path into) {
    return formats.stream()
        .flatMap(format -> format.files(report).stream())
        .map(file -> write(report, file.writer(), into.resolve(file.name())))
        .toList();
  }

  /** Writes one file. */
  public static Path write(Report report, ReportWriter writer, Path file) {
    write(file, writer.bytes(report));
    return file;
  }

  /** Writes a file whole or not at all, and its directory if there is none. */
  public static void write(Path file, byte[] content) {
    DurableFile.write(file, content);
  }

  private static RunFacts facts(RunDirectory directory, RunRecords records, LocalDate day) {
    Plan plan = records.plan();
    return new RunFacts(
        records.began(),
        records.archbench(),
        Optional.of(
            new RunFacts.Rounds(
                plan.seed(), records.status().rounds(), records.status().roundsMeasured())),
        settings(plan.cells()),
        plan.gateRules(),
        plan.cells().stream().collect(Collectors.toMap(CellSpec::key, RunReport::run)),
        day,
        unfinished(records.status()),
        records.collected().stream().map(RunReport::ran).distinct().sorted(BY_VARIANT).toList(),
        List.of(),
        plan.readiness().map(RunReport::readiness),
        records.startedBy().isEmpty()
            ? Optional.empty()
            : Optional.of(String.join(", ", records.startedBy())),
        notes(directory, records),
        repeat(records),
        hashes(directory, records));
  }

  private static Optional<String> unfinished(RunStatus status) {
    return status.trialsLeft() == 0 && status.unfinished().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d trials are left and %d could not be measured: resume the run first"
                .formatted(status.trialsLeft(), status.unfinished().size()));
  }

  private static final Comparator<RunFacts.Ran> BY_VARIANT =
      Comparator.comparing(RunFacts.Ran::variant).thenComparing(RunFacts.Ran::place);

  private static String settings(List<CellSpec> cells) {
    return cells.stream()
        .map(CellSpec::settings)
        .distinct()
        .map(RunReport::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(JmhSettings settings) {
    return settings.warmup().toMillis() / 1000.0
        + " s warm-up, "
        + settings.iterations()
        + " × "
        + settings.iterationTime().toMillis() / 1000.0
        + " s";
  }

  private static RunFacts.CellRun run(CellSpec cell) {
    JmhSettings settings = cell.settings();
    // one shot is one call, however long it takes
    String time =
        cell.key().mode() == Mode.SINGLE_SHOT
            ? JmhSchedule.SINGLE_SHOT
            : settings.iterationTime().toMillis() + " ms";
    return new RunFacts.CellRun(
        cell.benchmark(),
        new JmhSchedule(
            Optional.of(1),
            Optional.of(new JmhSchedule.Iterations(settings.warmupIterations(), time, 1)),
            Optional.of(new JmhSchedule.Iterations(settings.iterations(), time, 1))));
  }

  private static RunFacts.Ran ran(Collected collected) {
    TrialRecord record = collected.record();
    Environment environment = record.environment();
    return new RunFacts.Ran(
        record.spec().variant().name(),
        collected.placement().place(),
        environment.architecture().text(),
        environment.cpu().model(),
        environment.cpu().processors(),
        environment.kernel(),
        environment.jvm().build(),
        environment.jvm().arguments());
  }

  /** Wherever the run lies now, and however it is called there. */
  private static String repeat(RunRecords records) {
    if (!records.parts().isEmpty()) {
      return "archbench merge "
          + records.parts().stream().map(JournalEvent.Part::run).collect(Collectors.joining(" "));
    }
    return records
        .plan()
        .itself()
        .map(variant -> "archbench aa RUN/study.yaml --variant " + variant)
        .orElseGet(
            () ->
                "archbench run RUN/study.yaml"
                    + (records.plan().cluster().isPresent() ? " --on kubernetes" : ""));
  }

  private static List<String> notes(RunDirectory directory, RunRecords records) {
    Stream<String> planned = records.plan().notes().stream().map(PlanNote::words);
    Stream<String> unfinished =
        records.status().unfinished().stream()
            .map(trial -> trial + " has no complete record: no attempt was left");
    Stream<String> left =
        records.status().trialsLeft() == 0
            ? Stream.of()
            : Stream.of(
                records.status().trialsLeft()
                    + " trials are not measured yet: resume "
                    + (records.parts().isEmpty()
                        ? "the run"
                        : "the runs that this one was merged from, and merge them again"));
    Stream<String> merged =
        records.parts().stream()
            .map(part -> "merged from " + part.run() + ": measured apart from the others");
    Stream<String> spent =
        records.status().budgetSpent().stream()
            .map(words -> "the budget was used up before all was measured: " + words);
    Stream<String> unchecked =
        records.collected().stream()
            .flatMap(
                each ->
                    Stream.ofNullable(each.placement().facts().get(Placement.NOT_CHECKED))
                        .map(what -> each.placement().place() + ": not checked: " + what))
            .distinct();
    Stream<String> machines = SelfComparisons.of(directory).stream().map(SelfComparison::words);
    Stream<String> kinds = VariantMachines.of(records.collected()).words().stream();
    return Stream.of(left, spent, unfinished, kinds, merged, unchecked, planned, machines)
        .flatMap(each -> each)
        .toList();
  }

  private static RunFacts.Readiness readiness(PlannedReadiness planned) {
    return new RunFacts.Readiness(
        planned.platform(), planned.images().stream().map(RunReport::image).toList());
  }

  private static RunFacts.Image image(ScannedImage image) {
    RunFacts.Ready ready =
        switch (image.readiness()) {
          case READY -> RunFacts.Ready.READY;
          case SLOWER -> RunFacts.Ready.SLOWER;
          case BLOCKED -> RunFacts.Ready.BLOCKED;
          case UNKNOWN -> RunFacts.Ready.UNKNOWN;
        };
    return new RunFacts.Image(image.reference(), ready, image.evidence(), image.usedBy());
  }

  private static SortedMap<String, String> hashes(RunDirectory directory, RunRecords records) {
    Plan plan = records.plan();
    SortedMap<String, String> hashes = new TreeMap<>();
    if (!records.files().isEmpty()) {
      hashes.put("records", RunRecords.sha256(records.files()));
    }
    hashes.put("plan", directory.planSha256());
    hashes.put("study", plan.studySha256());
    hashes.put("work", plan.workSha256());
    for (PlannedSuite suite : plan.suites()) {
      Set<String> builds = new LinkedHashSet<>();
      suite.setups().values().forEach(setup -> builds.add(setup.suiteSha256()));
      suite
          .setups()
          .forEach(
              (variant, setup) ->
                  hashes.put(
                      "suite " + suite.name() + (builds.size() > 1 ? " of " + variant : ""),
                      setup.suiteSha256()));
    }
    return hashes;
  }
}
