package io.archbench.trial.segment;

import io.archbench.trial.Architecture;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads how an ended attempt ended from what it left, wherever it ran: its manifest and its log.
 *
 * @param spec what was asked for
 * @param architecture of the place
 * @param placement where the record was made, as seen from outside
 */
public record AttemptOutcome(
    TrialSpec spec, Architecture architecture, Function<TrialRecord, Placement> placement) {
  /** What is said of every loss. */
  public static final String AGAIN = "archbench makes a new attempt by itself.";

  /** Why an attempt broke off, as whoever saw it says. */
  public interface Death {
    /**
     * The loss of an attempt that died, or was ended before its time and could still say so.
     *
     * @param manifest what it said last
     * @param partial the cells that it had finished
     */
    Lost lost(Manifest manifest, Optional<Collected> partial);
  }

  /** Reads it. */
  public TrialOutcome read(Manifest manifest, String log, Death death) {
    if (manifest.state() == Manifest.State.REFUSED) {
      return new Refused(
          manifest.refusal().orElse(RefusalKind.SPEC),
          manifest.words(),
          "the same attempt would be refused again: mend the cause, then `archbench resume`");
    }
    RecordAssembler.Assembled assembled = RecordAssembler.assemble(spec, log, manifest);
    Optional<Collected> found =
        assembled.record().map(record -> new Collected(record, placement.apply(record)));
    if (!assembled.problems().isEmpty() || found.isEmpty()) {
      return new Lost(LossKind.RECORD_LOST, found, String.join("; ", assembled.problems()), AGAIN);
    }
    Optional<Refused> mismatch = mismatch(found.get().record());
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    return switch (manifest.state()) {
      case COMPLETE -> complete(found.get());
      case INCOMPLETE, RUNNING -> death.lost(manifest, found);
      case REFUSED -> throw new IllegalStateException("handled above");
    };
  }

  /**
   * What can be saved of an attempt that left no manifest: the segments that are whole, and no word
   * on what is missing.
   */
  public Optional<Collected> salvage(String log) {
    List<String> digests =
        SegmentDecoder.decode(spec.key().text(), log).segments().stream()
            .map(SegmentDecoder.Whole::sha256)
            .toList();
    Manifest own =
        Manifest.of(
            spec.key().text(),
            digests,
            Optional.empty(),
            Manifest.State.RUNNING,
            Optional.empty(),
            "");
    return RecordAssembler.assemble(spec, log, own)
        .record()
        .filter(record -> mismatch(record).isEmpty())
        .map(record -> new Collected(record, placement.apply(record)));
  }

  /** A record of something else counts for nothing, whole or not. */
  private Optional<Refused> mismatch(TrialRecord record) {
    if (!record.specSha256().equals(spec.sha256())) {
      return Optional.of(
          new Refused(
              RefusalKind.SPEC,
              "the record answers another spec: " + record.specSha256() + ", not " + spec.sha256(),
              "agent and runner must be of one version"));
    }
    if (record.environment().architecture() != architecture) {
      return Optional.of(
          new Refused(
              RefusalKind.WRONG_ARCHITECTURE,
              "the record was measured on " + record.environment().architecture(),
              "the place is said to be "
                  + architecture
                  + ": look at its labels, and at what the image holds"));
    }
    return Optional.empty();
  }

  private static TrialOutcome complete(Collected found) {
    return found.record().isComplete()
        ? found
        : new Lost(LossKind.RECORD_LOST, Optional.of(found), "cells are missing", AGAIN);
  }
}
