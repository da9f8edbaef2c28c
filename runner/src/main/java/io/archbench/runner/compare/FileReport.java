package io.archbench.runner.compare;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.files.FileSide;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.files.ResultFile;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.SuiteShare;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.report.Report;
import io.archbench.report.RunFacts;
import io.archbench.report.RunFacts.SourceFile;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.jmh.JmhRuntime;
import io.archbench.trial.jmh.JmhSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the report of two sides of result files.
 *
 * @param baseline name of the side that is judged against
 * @param contender name of the side that is judged
 * @param allow fields that may differ
 * @param prices of both sides by name, or none
 * @param command that was typed
 */
public record FileReport(
    String baseline,
    String contender,
    Set<String> allow,
    Map<String, VariantPrice> prices,
    boolean mixPurchaseOptions,
    String command,
    String archbenchVersion) {
  private static final String STUDY = "files";
  private static final String NO_RUN = "";
  private static final int MOST_SCHEDULES = 5;
  private static final String NOT_SAID =
      "Result files do not say on which CPU, architecture, operating system or heap they were measured, nor what it cost: the figures hold for those machines, whichever they were.";

  public FileReport {
    allow = Set.copyOf(allow);
    prices = Map.copyOf(prices);
  }

  /** The report; apart from {@code now}, a pure function of the files. */
  public Report of(FileSides files, Instant now) {
    Policy policy = new Policy(Policy.DEFAULT.alert(), Policy.DEFAULT.equivalence(), allow);
    Question question = question(files, policy, now);
    return new Report(
        Comparer.compare(question, files),
        facts(files, policy, now),
        Comparer.samples(question, files));
  }

  private Question question(FileSides files, Policy policy, Instant now) {
    return new Question(
        STUDY,
        NO_RUN,
        files.workSha256(),
        Aim.ESTIMATE,
        List.of(new Sides(baseline, contender, Pairing.FILES, false)),
        List.of(),
        Map.of(),
        policy,
        Map.of(),
        Map.of(),
        files.files().stream().map(ResultFile::name).toList(),
        List.of(),
        money(LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  private MoneyQuestion money(LocalDate today) {
    if (prices.isEmpty()) {
      return MoneyQuestion.NONE;
    }
    SuiteShare all = new SuiteShare(FileSide.SUITE, Optional.empty(), false, new TreeMap<>());
    return new MoneyQuestion(
        prices,
        List.of(all),
        true, // files say nothing of what their benchmarks stand for
        List.of(),
        MoneyQuestion.NONE.margin(),
        mixPurchaseOptions,
        MoneyQuestion.NONE.imageDoubt(),
        today);
  }

  private RunFacts facts(FileSides files, Policy policy, Instant now) {
    return new RunFacts(
        now,
        archbenchVersion,
        Optional.empty(),
        schedules(files),
        policy,
        Map.of(),
        List.of(),
        Stream.concat(
                files.baseline().files().stream().map(file -> source(baseline, file)),
                files.contender().files().stream().map(file -> source(contender, file)))
            .toList(),
        Optional.empty(),
        Optional.empty(),
        notes(files),
        command,
        hashes(files));
  }

  private static SourceFile source(String side, ResultFile file) {
    return new SourceFile(
        side,
        file.name(),
        file.format().words(),
        file.results().size(),
        said(file, JmhRuntime::jdkVersion),
        said(file, JmhRuntime::jmhVersion));
  }

  private static List<String> said(ResultFile file, Function<JmhRuntime, Optional<String>> what) {
    return file.results().stream()
        .flatMap(result -> what.apply(result.runtime()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> notes(FileSides files) {
    return Stream.concat(
            files.files().stream().flatMap(file -> file.notes().stream()), Stream.of(NOT_SAID))
        .toList();
  }

  private static SortedMap<String, String> hashes(FileSides files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    files.files().forEach(file -> hashes.put(file.name(), file.sha256()));
    return hashes;
  }

  private static String schedules(FileSides files) {
    TreeSet<String> schedules = new TreeSet<>();
    for (ResultFile file : files.files()) {
      file.results().stream()
          .map(JmhResult::schedule)
          .map(FileReport::words)
          .forEach(schedules::add);
    }
    String first = String.join("; ", schedules.stream().limit(MOST_SCHEDULES).toList());
    int more = schedules.size() - MOST_SCHEDULES;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  private static String words(JmhSchedule schedule) {
    return "%s forks, warm-up %s, measured %s"
        .formatted(
            schedule.forks().map(String::valueOf).orElse("unknown"),
            schedule.warmup().map(JmhSchedule.Iterations::text).orElse("unknown"),
            schedule.measurement().map(JmhSchedule.Iterations::text).orElse("unknown"));
  }
}
