package io.archbench.runner.run;

import io.archbench.analysis.sample.ComparableRecords;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.trial.Phase;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Joins runs that measured different variants of the same work, such as the halves of two machines,
 * into one complete run; the parts stay as they are.
 */
public final class RunMerge {
  private final List<RunDirectory> directories;
  private final List<RunRecords> parts;
  private final Map<String, Plan> measuredBy = new HashMap<>();

  private RunMerge(List<RunDirectory> directories) {
    this.directories = directories;
    this.parts = directories.stream().map(RunRecords::read).toList();
  }

  /**
   * Makes the merged run.
   *
   * @param directories of at least two runs
   * @param runs where run directories are made
   * @param version of this archbench, for the journal
   * @throws UnmergeableRunsException if their work differs, or two of them measured one variant
   * @throws io.archbench.analysis.sample.IncomparableRecordsException if their corpora or units
   *     differ
   * @throws DamagedRunException if one of them is not as archbench left it
   */
  public static RunDirectory merge(
      List<RunDirectory> directories, Path runs, RunId id, Clock clock, String version) {
    RunMerge merge = new RunMerge(directories);
    merge.checkWork();
    merge.checkVariants();
    return merge.write(runs, id, clock, version);
  }

  private void checkWork() {
    Plan first = parts.getFirst().plan();
    for (int i = 1; i < parts.size(); i++) {
      List<String> differences = SameWork.differences(first, parts.get(i).plan());
      if (!differences.isEmpty()) {
        throw new UnmergeableRunsException(
            "%s and %s did different work: %s. Measure one of them again with the other's study."
                .formatted(
                    directories.getFirst().root(),
                    directories.get(i).root(),
                    String.join("; ", differences)));
      }
    }
    ComparableRecords.check(
        parts.stream()
            .flatMap(part -> part.collected().stream())
            .filter(collected -> collected.record().spec().phase() != Phase.CALIBRATE)
            .toList());
  }

  private void checkVariants() {
    Map<String, RunDirectory> owner = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      RunDirectory directory = directories.get(i);
      for (Collected collected : parts.get(i).collected()) {
        String variant = collected.record().spec().variant().name();
        RunDirectory other = owner.putIfAbsent(variant, directory);
        if (other != null && other != directory) {
          throw new UnmergeableRunsException(
              "%s and %s both measured variant %s: what was measured twice is not mixed. Rename the variant in one of the studies, or leave one of the runs out."
                  .formatted(other.root(), directory.root(), variant));
        }
        measuredBy.put(variant, parts.get(i).plan());
      }
    }
  }

  private RunDirectory write(Path runs, RunId id, Clock clock, String version) {
    List<Plan> plans = parts.stream().map(RunRecords::plan).toList();
    Plan plan = MergedPlan.of(id, plans, measuredBy);
    RunDirectory merged =
        RunDirectory.create(
            runs,
            id,
            clock.instant(),
            directories.getFirst().study().getBytes(StandardCharsets.UTF_8),
            plan);
    try (RunLock lock = merged.lock();
        RunLog log = new RunLog(merged, lock, clock)) {
      log.append(
          new JournalEvent.RunStarted(
              merged.planSha256(), version, Optional.of(RunnerName.user())));
      log.append(new JournalEvent.Merged(origins()));
      pending(plan).forEach(log::append);
      batches().forEach(batch -> log.append(new JournalEvent.BatchPlanned(batch)));
      directories.forEach(part -> copy(part, merged, log));
      log.append(new JournalEvent.RunFinished());
    }
    return merged;
  }

  /** Of each phase the rounds that any part planned, with all of their cells. */
  private Collection<Batch> batches() {
    SortedMap<Phase, Batch> byPhase = new TreeMap<>();
    parts.stream()
        .flatMap(part -> part.batches().stream())
        .forEach(batch -> byPhase.merge(batch.phase(), batch, Batch::with));
    return byPhase.values();
  }

  private List<JournalEvent.Part> origins() {
    List<JournalEvent.Part> origins = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      origins.add(
          new JournalEvent.Part(directories.get(i).name(), directories.get(i).planSha256()));
    }
    return origins;
  }

  /** Variants that no part measured, each with the reason that was found last. */
  private List<JournalEvent> pending(Plan plan) {
    Map<String, String> reasons = new HashMap<>();
    parts.forEach(part -> reasons.putAll(part.status().pending()));
    return plan.variants().stream()
        .map(PlannedVariant::name)
        .filter(variant -> !measuredBy.containsKey(variant))
        .<JournalEvent>map(
            variant ->
                new JournalEvent.VariantPending(
                    variant, reasons.getOrDefault(variant, "no part of this run measured it")))
        .toList();
  }

  /** A place is named after its run too: two machines may both call themselves {@code local}. */
  private static Collected placed(Collected collected, RunDirectory origin) {
    Placement placement = collected.placement();
    return new Collected(
        collected.record(),
        new Placement(
            placement.place() + " of " + origin.plan().run().text(),
            placement.architecture(),
            placement.instanceType(),
            placement.labels(),
            placement.facts(),
            placement.started(),
            placement.finished()));
  }

  /** Each record before the event that speaks of it. */
  private static void copy(RunDirectory part, RunDirectory merged, RunLog log) {
    for (JournalEvent event : part.replay().events()) {
      if (event instanceof JournalEvent.Collected end) {
        merged
            .recordFiles()
            .store(
                placed(part.recordFiles().stored(end.trial(), end.attempt(), end.sha256()), part));
        log.append(end);
      } else if (event instanceof JournalEvent.Voided end) {
        merged
            .recordFiles()
            .store(
                placed(part.recordFiles().stored(end.trial(), end.attempt(), end.sha256()), part));
        log.append(end);
      } else if (event instanceof JournalEvent.Lost end && end.sha256().isPresent()) {
        String sha256 = end.sha256().get();
        merged
            .recordFiles()
            .store(placed(part.recordFiles().stored(end.trial(), end.attempt(), sha256), part));
        log.append(end);
      } else if (event instanceof JournalEvent.Refused) {
        log.append(event);
      }
    }
  }
}
