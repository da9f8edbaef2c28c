package io.archbench.runner.local;

import io.archbench.trial.Place;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.RecordAssembler;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads how an ended local trial ended, from what it left. */
record LocalOutcome(TrialSpec spec, Place place, TrialDirectory directory) {
  private static final String AGAIN = "archbench makes a new attempt by itself.";

  TrialOutcome read(Instant started, boolean hung) {
    Optional<Manifest> manifest = directory.manifest();
    if (manifest.isEmpty()) {
      return new Lost(
          LossKind.UNAVAILABLE, Optional.empty(), "the agent left no manifest. " + tail(), AGAIN);
    }
    return read(manifest.get(), started, hung);
  }

  private TrialOutcome read(Manifest manifest, Instant started, boolean hung) {
    if (manifest.state() == Manifest.State.REFUSED) {
      return new Refused(
          manifest.refusal().orElse(RefusalKind.SPEC),
          manifest.words(),
          "the same attempt would be refused again: mend the cause, then `archbench resume`");
    }
    RecordAssembler.Assembled assembled =
        RecordAssembler.assemble(spec, directory.text(directory.log()), manifest);
    Optional<Collected> found =
        assembled.record().map(record -> new Collected(record, placement(record, started)));
    if (!assembled.problems().isEmpty() || found.isEmpty()) {
      return new Lost(LossKind.RECORD_LOST, found, String.join("; ", assembled.problems()), AGAIN);
    }
    return switch (manifest.state()) {
      case COMPLETE -> complete(found.get());
      case INCOMPLETE -> new Lost(LossKind.ABORTED, found, manifest.words(), AGAIN);
      case RUNNING ->
          hung
              ? new Lost(LossKind.DEADLINE, found, "the agent hung and was killed", AGAIN)
              : new Lost(
                  LossKind.ABORTED,
                  found,
                  "the agent died"
                      + manifest.running().map(cell -> " while it ran " + cell).orElse("")
                      + ". "
                      + tail(),
                  AGAIN);
      case REFUSED -> throw new IllegalStateException("handled above");
    };
  }

  private TrialOutcome complete(Collected found) {
    TrialRecord record = found.record();
    if (!record.specSha256().equals(spec.sha256())) {
      return new Refused(
          RefusalKind.SPEC,
          "the record answers another spec: " + record.specSha256() + ", not " + spec.sha256(),
          "agent and runner must be of one version");
    }
    if (record.environment().architecture() != place.architecture()) {
      return new Refused(
          RefusalKind.WRONG_ARCHITECTURE,
          "the record was measured on " + record.environment().architecture(),
          "the place is " + place.architecture());
    }
    return record.isComplete()
        ? found
        : new Lost(LossKind.RECORD_LOST, Optional.of(found), "cells are missing", AGAIN);
  }

  private Placement placement(TrialRecord record, Instant started) {
    return new Placement(
        place.name(),
        place.architecture(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        record.started().isBefore(started) ? record.started() : started,
        record.finished().orElseGet(Instant::now));
  }

  private String tail() {
    String words = directory.text(directory.words()).strip();
    return words.isEmpty()
        ? "It said nothing."
        : words.substring(Math.max(0, words.length() - 2000));
  }
}
