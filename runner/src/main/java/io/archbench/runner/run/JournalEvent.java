package io.archbench.runner.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.archbench.runner.plan.Batch;
import io.archbench.runner.plan.Calibration;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.RefusalKind;
import java.util.List;
import java.util.Optional;

/** One fact of a run's history; written before the action that it announces. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEvent.RunStarted.class, name = "RUN_STARTED"),
  @JsonSubTypes.Type(value = JournalEvent.Merged.class, name = "MERGED"),
  @JsonSubTypes.Type(value = JournalEvent.PlacesSought.class, name = "PLACES_SOUGHT"),
  @JsonSubTypes.Type(value = JournalEvent.PlacesHeld.class, name = "PLACES_HELD"),
  @JsonSubTypes.Type(value = JournalEvent.VariantPending.class, name = "VARIANT_PENDING"),
  @JsonSubTypes.Type(value = JournalEvent.Calibrated.class, name = "CALIBRATED"),
  @JsonSubTypes.Type(value = JournalEvent.BatchPlanned.class, name = "BATCH_PLANNED"),
  @JsonSubTypes.Type(value = JournalEvent.CellStopped.class, name = "CELL_STOPPED"),
  @JsonSubTypes.Type(value = JournalEvent.BudgetSpent.class, name = "BUDGET_SPENT"),
  @JsonSubTypes.Type(value = JournalEvent.RoundPlanned.class, name = "ROUND_PLANNED"),
  @JsonSubTypes.Type(value = JournalEvent.Created.class, name = "CREATED"),
  @JsonSubTypes.Type(value = JournalEvent.Finished.class, name = "FINISHED"),
  @JsonSubTypes.Type(value = JournalEvent.Collected.class, name = "COLLECTED"),
  @JsonSubTypes.Type(value = JournalEvent.Voided.class, name = "VOIDED"),
  @JsonSubTypes.Type(value = JournalEvent.Lost.class, name = "LOST"),
  @JsonSubTypes.Type(value = JournalEvent.Refused.class, name = "REFUSED"),
  @JsonSubTypes.Type(value = JournalEvent.Released.class, name = "RELEASED"),
  @JsonSubTypes.Type(value = JournalEvent.Interrupted.class, name = "INTERRUPTED"),
  @JsonSubTypes.Type(value = JournalEvent.RunFinished.class, name = "RUN_FINISHED")
})
public sealed interface JournalEvent {
  /**
   * The run begins, or is resumed.
   *
   * @param archbench version of the runner
   * @param by whoever started it, as {@code USER@HOST}
   */
  record RunStarted(String planSha256, String archbench, Optional<String> by)
      implements JournalEvent {}

  /** The run is made of others, whose records follow. */
  record Merged(List<Part> parts) implements JournalEvent {
    public Merged {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A run that became part of this one.
   *
   * @param run name of its directory
   */
  record Part(String run, String planSha256) {}

  /** Nodes of a cluster are asked for; they are paid for from here on, until the runner ends. */
  record PlacesSought(String variant, int wanted) implements JournalEvent {}

  /** A variant has these nodes of a cluster, and no other that is paid for. */
  record PlacesHeld(String variant, List<String> places) implements JournalEvent {
    public PlacesHeld {
      places = List.copyOf(places);
    }
  }

  /** A variant has no place here. */
  record VariantPending(String variant, String why) implements JournalEvent {}

  /** Round 0 was read; from here on its lengths and rates are part of the plan. */
  record Calibrated(Calibration calibration) implements JournalEvent {}

  /** Rounds that are measured before anybody looks at what they say. */
  record BatchPlanned(Batch batch) implements JournalEvent {}

  /** A cell is in no further batch. */
  record CellStopped(CellKey cell, String why) implements JournalEvent {}

  /** What is not measured yet will not be: the budget is used up. */
  record BudgetSpent(String words) implements JournalEvent {}

  /**
   * A round is about to begin.
   *
   * @param trials in the order in which they are started, with their places
   */
  record RoundPlanned(int round, Phase phase, List<PlacedTrial> trials) implements JournalEvent {
    public RoundPlanned {
      trials = List.copyOf(trials);
    }
  }

  /** A trial and its place. */
  record PlacedTrial(String trial, String place) {}

  /** An attempt is about to be started, or adopted. */
  record Created(String trial, int attempt, String place) implements JournalEvent {}

  /** An attempt ended. */
  record Finished(String trial, int attempt) implements JournalEvent {}

  /** The record of an attempt is durable; the digest is that of {@code record.json.gz}. */
  record Collected(String trial, int attempt, String sha256) implements JournalEvent {}

  /**
   * The record of an attempt is durable and does not count: something disturbed it.
   *
   * @param cause known before any of its scores was read
   */
  record Voided(String trial, int attempt, String sha256, String cause) implements JournalEvent {}

  /**
   * An attempt broke off.
   *
   * @param sha256 digest of its partial {@code record.json.gz}, if any cell could be saved
   */
  record Lost(String trial, int attempt, LossKind kind, String words, Optional<String> sha256)
      implements JournalEvent {}

  /** An attempt cannot run. */
  record Refused(String trial, int attempt, RefusalKind kind, String words)
      implements JournalEvent {}

  /** What an attempt left at its place is about to be removed. */
  record Released(String trial, int attempt) implements JournalEvent {}

  /** The user stopped the run. */
  record Interrupted() implements JournalEvent {}

  /** Every trial that could run has ended. */
  record RunFinished() implements JournalEvent {}
}
