package io.archbench.runner.run;

import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.analysis.sample.LeanRecords;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedComparison;
import io.archbench.runner.plan.PlannedPolicy;
import io.archbench.runner.plan.RoundPlanner;
import io.archbench.trial.CellKey;
import io.archbench.trial.Place;
import io.archbench.trial.Sha256;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a run has measured so far, read from its directory: of each record what {@link
 * LeanRecords} leaves.
 *
 * @param collected whole and partial records; no two hold the same cell of the same trial
 * @param voided records that do not count
 * @param files digest of each record's file by its path in the directory, in the same order
 * @param status how far the run has come
 * @param began when the run was started first
 * @param archbench version of the runner that went on with it last
 * @param batches that were planned so far
 * @param startedBy whoever started or resumed it, as far as that was written down
 * @param parts the runs that it was merged from; empty if it was measured
 */
public record RunRecords(
    Plan plan,
    List<Collected> collected,
    List<VoidedRecord> voided,
    SequencedMap<String, String> files,
    RunStatus status,
    Instant began,
    String archbench,
    List<String> startedBy,
    List<Batch> batches,
    List<JournalEvent.Part> parts) {
  public RunRecords {
    collected = List.copyOf(collected);
    voided = List.copyOf(voided);
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    startedBy = List.copyOf(startedBy);
    batches = List.copyOf(batches);
    parts = List.copyOf(parts);
  }

  /**
   * A record that does not count.
   *
   * @param cause why
   * @param last whether its trial was given up for it
   */
  public record VoidedRecord(Collected collected, String cause, boolean last) {}

  /**
   * Reads them.
   *
   * @throws DamagedRunException if a record is missing or not what was stored
   */
  public static RunRecords read(RunDirectory directory) {
    Journal.Replay replay = directory.replay();
    RunHistory history = RunHistory.of(replay.events());
    LeanRecords lean = new LeanRecords();
    List<Collected> collected = new ArrayList<>();
    List<VoidedRecord> voided = new ArrayList<>();
    SequencedMap<String, String> files = new LinkedHashMap<>();
    new TreeMap<>(history.trials())
        .forEach(
            (trial, found) -> {
              found
                  .records()
                  .forEach(
                      (attempt, sha256) -> {
                        collected.add(
                            lean.of(directory.recordFiles().stored(trial, attempt, sha256)));
                        files.put(RecordFiles.path(trial, attempt), sha256);
                      });
              found
                  .voided()
                  .forEach(
                      (attempt, record) ->
                          voided.add(
                              new VoidedRecord(
                                  lean.of(
                                      directory
                                          .recordFiles()
                                          .stored(trial, attempt, record.sha256())),
                                  record.cause(),
                                  found.exhausted())));
            });
    return new RunRecords(
        directory.plan(),
        collected,
        voided,
        files,
        RunStatus.read(directory),
        replay.began().orElse(Instant.EPOCH),
        history.archbench(),
        history.startedBy(),
        history.batches(),
        history.parts());
  }

  /**
   * Refuses records that were made up.
   *
   * @throws DamagedRunException if there are any
   */
  void checkMeasured(RunDirectory directory) {
    if (collected.stream().anyMatch(each -> each.record().synthetic())) {
      throw new DamagedRunException(
          directory.root() + " holds records that a test made up: nothing was measured.");
    }
  }

  /** The digest of what {@code sha256sum} prints of records: digest and path a line. */
  public static String sha256(SequencedMap<String, String> files) {
    return Sha256.of(
        files.entrySet().stream()
            .map(file -> file.getValue() + "  " + file.getKey() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The same records, judged by another policy. */
  RunRecords judgedBy(PlannedPolicy policy) {
    return new RunRecords(
        plan.judgedBy(policy),
        collected,
        voided,
        files,
        status,
        began,
        archbench,
        startedBy,
        batches,
        parts);
  }

  /** What the plan asks of these records: the comparisons of which no side is pending. */
  public Question question() {
    Map<String, List<Place>> places = places();
    List<Question.Sides> sides = sides(plan.comparisons(), places);
    List<Question.Sides> anchors = sides(plan.references(), places);
    List<PendingVariant> pending =
        status.pending().entrySet().stream()
            .map(entry -> new PendingVariant(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(PendingVariant::variant))
            .toList();
    return plan.question(
        status.finished(),
        sides,
        anchors,
        voidedUnits(),
        List.copyOf(files.keySet()),
        pending,
        LocalDate.ofInstant(began, ZoneOffset.UTC));
  }

  /** Those of which no side is pending. */
  private List<Question.Sides> sides(
      List<PlannedComparison> comparisons, Map<String, List<Place>> places) {
    RoundPlanner planner = new RoundPlanner(plan);
    return comparisons.stream()
        .filter(comparison -> !status.pending().containsKey(comparison.baseline()))
        .filter(comparison -> !status.pending().containsKey(comparison.contender()))
        .map(
            comparison ->
                new Question.Sides(
                    comparison.baseline(),
                    comparison.contender(),
                    planner.pairing(comparison, bothSides(comparison, places)),
                    comparison.builds()))
        .toList();
  }

  /** What was void, cell by cell. */
  private Map<CellKey, List<VoidedUnit>> voidedUnits() {
    Map<CellKey, List<VoidedUnit>> units = new TreeMap<>();
    for (VoidedRecord each : voided) {
      TrialSpec spec = each.collected().record().spec();
      VoidedUnit unit =
          new VoidedUnit(spec.variant().name(), spec.key().text(), each.cause(), each.last());
      spec.cells()
          .forEach(cell -> units.computeIfAbsent(cell.key(), key -> new ArrayList<>()).add(unit));
    }
    return units;
  }

  /** A side that has no record yet is taken to be where the other is. */
  private static Map<String, List<Place>> bothSides(
      PlannedComparison comparison, Map<String, List<Place>> places) {
    Map<String, List<Place>> both = new TreeMap<>(places);
    List<Place> baseline = places.get(comparison.baseline());
    List<Place> contender = places.get(comparison.contender());
    if (baseline == null && contender != null) {
      both.put(comparison.baseline(), contender);
    } else if (contender == null && baseline != null) {
      both.put(comparison.contender(), baseline);
    }
    return both;
  }

  /** The places that each variant's records come from. */
  private Map<String, List<Place>> places() {
    Map<String, List<Place>> places = new TreeMap<>();
    for (Collected each : collected) {
      Place place =
          new Place(
              each.placement().place(),
              each.placement().architecture(),
              each.record().environment().cpu().processors());
      List<Place> known =
          places.computeIfAbsent(
              each.record().spec().variant().name(), variant -> new ArrayList<>());
      if (!known.contains(place)) {
        known.add(place);
      }
    }
    return places;
  }
}
