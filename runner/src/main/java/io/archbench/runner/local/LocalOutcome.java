package io.archbench.runner.local;

import io.archbench.trial.Place;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.AttemptOutcome;
import io.archbench.trial.segment.Manifest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads how an ended local trial ended, from what it left. */
record LocalOutcome(TrialSpec spec, Place place, TrialDirectory directory) {
  private static final String AGAIN = AttemptOutcome.AGAIN;

  TrialOutcome read(Instant started, boolean hung) {
    Optional<Manifest> manifest = directory.manifest();
    if (manifest.isEmpty()) {
      return new Lost(
          LossKind.UNAVAILABLE, Optional.empty(), "the agent left no manifest. " + tail(), AGAIN);
    }
    return read(manifest.get(), started, hung);
  }

  private TrialOutcome read(Manifest manifest, Instant started, boolean hung) {
    return new AttemptOutcome(spec, place.architecture(), record -> placement(record, started))
        .read(
            manifest,
            directory.text(directory.log()),
            (last, partial) -> death(last, partial, hung));
  }

  private Lost death(Manifest last, Optional<Collected> partial, boolean hung) {
    if (hung) {
      return new Lost(LossKind.DEADLINE, partial, "the agent hung and was killed", AGAIN);
    }
    return new Lost(
        LossKind.ABORTED,
        partial,
        last.state() == Manifest.State.INCOMPLETE
            ? last.words()
            : "the agent died"
                + last.running().map(cell -> " while it ran " + cell).orElse("")
                + ". "
                + tail(),
        AGAIN);
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
