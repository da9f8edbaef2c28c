package io.archbench.runner.run;

import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Calibration;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialOutcome.LossKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says has happened so far; grows with each event. Not thread-safe.
 *
 * <p>Only this class interprets journal events, so that a resumed run and a running one agree.
 */
final class RunHistory {
  /** Attempts that count: evictions and lost nodes are nobody's fault. */
  static final int COUNTED_ATTEMPTS = 3;

  /** Attempts in all. */
  static final int ALL_ATTEMPTS = 10;

  private final Map<String, TrialHistory> trials = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> pending = new LinkedHashMap<>();
  private final Map<Integer, JournalEvent.RoundPlanned> rounds = new LinkedHashMap<>();
  private final List<Batch> batches = new ArrayList<>();
  private final Map<CellKey, String> stopped = new LinkedHashMap<>();
  private @Nullable String budgetSpent;
  private final List<JournalEvent.Part> parts = new ArrayList<>();
  private @Nullable Calibration calibration;
  private final Set<String> startedBy = new LinkedHashSet<>();
  private String archbench = "";
  private boolean finished;

  /**
   * What became of one trial.
   *
   * @param records digest of each attempt that left a record that counts, whole or partial
   * @param voided the attempts whose record does not count
   * @param created the attempt that was started last
   * @param counted attempts since the run was started or resumed that broke off by their own fault
   * @param tried all attempts since then
   */
  record TrialHistory(
      Map<Integer, String> records,
      Map<Integer, VoidedAttempt> voided,
      int created,
      int counted,
      int tried,
      State state) {
    static final TrialHistory NEW = new TrialHistory(Map.of(), Map.of(), 0, 0, 0, State.IDLE);

    TrialHistory {
      records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
      voided = Collections.unmodifiableMap(new LinkedHashMap<>(voided));
    }

    /** Digest of the record that an attempt left, whether it counts or not. */
    Optional<String> stored(int attempt) {
      return Optional.ofNullable(records.get(attempt))
          .or(() -> Optional.ofNullable(voided.get(attempt)).map(VoidedAttempt::sha256));
    }

    /** Whether an attempt was started of which it is not known how it ended. */
    boolean open() {
      return state == State.OPEN;
    }

    /** Whether it is known how that attempt ended. */
    boolean ended(int attempt) {
      return attempt < created || (attempt == created && !open());
    }

    boolean collected() {
      return state == State.COLLECTED;
    }

    boolean refused() {
      return state == State.REFUSED;
    }

    /** Whether no attempt is left. */
    boolean exhausted() {
      return state == State.IDLE
          && (counted >= COUNTED_ATTEMPTS
              || tried >= ALL_ATTEMPTS
              || voided.size() > VoidRules.MOST_RERUNS);
    }

    private TrialHistory to(State next) {
      return new TrialHistory(records, voided, created, counted, tried, next);
    }

    private TrialHistory with(int attempt, String sha256) {
      Map<Integer, String> more = new LinkedHashMap<>(records);
      more.put(attempt, sha256);
      return new TrialHistory(more, voided, created, counted, tried, state);
    }

    private TrialHistory voided(int attempt, VoidedAttempt record) {
      Map<Integer, VoidedAttempt> more = new LinkedHashMap<>(voided);
      more.put(attempt, record);
      return new TrialHistory(records, more, created, counted, tried, State.IDLE);
    }
  }

  /** A record that does not count, and why. */
  record VoidedAttempt(String sha256, String cause) {}

  /** How far a trial got. */
  enum State {
    /** Not started, or its last attempt broke off. */
    IDLE,
    OPEN,
    COLLECTED,
    REFUSED
  }

  static RunHistory of(List<JournalEvent> events) {
    RunHistory history = new RunHistory();
    events.forEach(history::add);
    return history;
  }

  void add(JournalEvent event) {
    switch (event) {
      case JournalEvent.RunStarted started -> {
        started(started.archbench());
        started.by().ifPresent(startedBy::add);
      }
      case JournalEvent.Merged merged -> parts.addAll(merged.parts());
      case JournalEvent.PlacesSought sought -> {}
      case JournalEvent.PlacesHeld held -> {}
      case JournalEvent.VariantPending variant -> pending.put(variant.variant(), variant.why());
      case JournalEvent.Calibrated calibrated -> calibration = calibrated.calibration();
      case JournalEvent.BatchPlanned planned -> batches.add(planned.batch());
      case JournalEvent.CellStopped cell -> stopped.put(cell.cell(), cell.why());
      case JournalEvent.BudgetSpent spent -> budgetSpent = spent.words();
      case JournalEvent.RoundPlanned round -> rounds.put(round.round(), round);
      case JournalEvent.Created created -> created(created);
      case JournalEvent.Finished ended -> {}
      case JournalEvent.Collected collected -> collected(collected);
      case JournalEvent.Voided record -> voided(record);
      case JournalEvent.Lost lost -> lost(lost);
      case JournalEvent.Refused refused -> refused(refused);
      case JournalEvent.Released released -> {}
      case JournalEvent.Interrupted interrupted -> finished = false;
      case JournalEvent.RunFinished end -> finished = true;
    }
  }

  /** Whoever resumes a run has patience again, and may have mended what was refused. */
  private void started(String version) {
    archbench = version;
    finished = false;
    pending.clear();
    trials.replaceAll(
        (trial, before) ->
            new TrialHistory(
                before.records(),
                before.voided(),
                before.created(),
                0,
                0,
                before.refused() ? State.IDLE : before.state()));
  }

  private void created(JournalEvent.Created event) {
    places.put(event.trial() + "-a" + event.attempt(), event.place());
    TrialHistory before = trial(event.trial());
    trials.put(
        event.trial(),
        new TrialHistory(
            before.records(),
            before.voided(),
            event.attempt(),
            before.counted(),
            before.tried() + 1,
            State.OPEN));
  }

  private void collected(JournalEvent.Collected event) {
    trials.put(
        event.trial(),
        trial(event.trial()).with(event.attempt(), event.sha256()).to(State.COLLECTED));
  }

  private void voided(JournalEvent.Voided event) {
    trials.put(
        event.trial(),
        trial(event.trial())
            .voided(event.attempt(), new VoidedAttempt(event.sha256(), event.cause())));
  }

  private void lost(JournalEvent.Lost event) {
    TrialHistory before = trial(event.trial());
    TrialHistory with =
        event.sha256().map(sha256 -> before.with(event.attempt(), sha256)).orElse(before);
    int counted = with.counted() + (counts(event.kind()) ? 1 : 0);
    trials.put(
        event.trial(),
        new TrialHistory(
            with.records(), with.voided(), with.created(), counted, with.tried(), State.IDLE));
  }

  private static boolean counts(LossKind kind) {
    return kind != LossKind.EVICTED && kind != LossKind.NODE_LOST;
  }

  private void refused(JournalEvent.Refused event) {
    trials.put(event.trial(), trial(event.trial()).to(State.REFUSED));
  }

  /** Where an attempt was created. */
  Optional<String> place(String attempt) {
    return Optional.ofNullable(places.get(attempt));
  }

  /** What became of that trial. */
  TrialHistory trial(String trial) {
    return trials.getOrDefault(trial, TrialHistory.NEW);
  }

  /** All trials that were ever started. */
  Map<String, TrialHistory> trials() {
    return Map.copyOf(trials);
  }

  /** Variants without a place, and why. */
  Map<String, String> pending() {
    return new LinkedHashMap<>(pending);
  }

  /** What round 0 found out, once it did. */
  Optional<Calibration> calibration() {
    return Optional.ofNullable(calibration);
  }

  /** All batches that were planned so far, in their order. */
  List<Batch> batches() {
    return List.copyOf(batches);
  }

  /** Cells that are in no further batch, and why. */
  Map<CellKey, String> stopped() {
    return new LinkedHashMap<>(stopped);
  }

  /** Why the budget is used up, if it is. */
  Optional<String> budgetSpent() {
    return Optional.ofNullable(budgetSpent);
  }

  /** The round as it was planned, if it was. */
  Optional<JournalEvent.RoundPlanned> round(int round) {
    return Optional.ofNullable(rounds.get(round));
  }

  /** The runs that this one was merged from; empty for one that was measured. */
  List<JournalEvent.Part> parts() {
    return List.copyOf(parts);
  }

  /** Version of the runner that started or resumed last. */
  String archbench() {
    return archbench;
  }

  /** Whoever started or resumed it, as far as that was written down. */
  List<String> startedBy() {
    return List.copyOf(startedBy);
  }

  /** Whether the run came to its end. */
  boolean finished() {
    return finished;
  }
}
