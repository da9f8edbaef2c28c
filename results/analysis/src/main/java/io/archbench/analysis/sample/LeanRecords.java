package io.archbench.analysis.sample;

import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.Failed;
import io.archbench.trial.record.CellResult.Measured;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.SecondaryMetric;
import io.archbench.trial.record.TrialRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes records small enough for thousands of them to be looked at together: what is alike in them
 * is there once. They are equal to what was given. Not thread-safe.
 */
public final class LeanRecords {
  private final Map<Object, Object> known = new HashMap<>();

  /** An equal record, which may share parts with those that this made before. */
  public Collected of(Collected collected) {
    TrialRecord record = collected.record();
    return new Collected(
        new TrialRecord(
            record.schemaVersion(),
            of(record.spec()),
            record.specSha256(),
            shared(record.agentVersion()),
            shared(record.environment()),
            record.cells().stream().map(this::of).toList(),
            record.noiseBefore(),
            record.noiseAfter(),
            record.started(),
            record.finished(),
            record.synthetic()),
        of(collected.placement()));
  }

  private TrialSpec of(TrialSpec spec) {
    return new TrialSpec(
        spec.schemaVersion(),
        spec.id(),
        spec.attempt(),
        shared(spec.run()),
        shared(spec.study()),
        shared(spec.variant()),
        spec.phase(),
        spec.payload(),
        shared(spec.command()),
        shared(spec.suiteSha256()),
        shared(spec.workSha256()),
        shared(spec.cells()),
        shared(spec.jvmArgs()),
        shared(spec.profilers()),
        shared(spec.corpusSize()),
        shared(spec.resources()),
        spec.seed(),
        shared(spec.members()));
  }

  private CellResult of(CellResult result) {
    return switch (result) {
      case Failed failed -> failed;
      case Measured measured ->
          new Measured(
              shared(measured.cell()),
              measured.threads(),
              shared(measured.unit()),
              measured.iterations(),
              measured.warmup(),
              metrics(measured.secondary()),
              measured.histograms(),
              shared(measured.answerSha256()),
              shared(measured.corpusSha256()),
              shared(measured.nativeLibraries()),
              measured.openLoop(),
              measured.started(),
              measured.finished());
    };
  }

  private Map<String, SecondaryMetric> metrics(Map<String, SecondaryMetric> metrics) {
    return metrics.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> shared(entry.getKey()),
                entry ->
                    new SecondaryMetric(
                        shared(entry.getValue().unit()), entry.getValue().values())));
  }

  private Placement of(Placement placement) {
    return new Placement(
        shared(placement.place()),
        placement.architecture(),
        shared(placement.instanceType()),
        texts(placement.labels()),
        texts(placement.facts()),
        placement.started(),
        placement.finished());
  }

  private Map<String, String> texts(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(entry -> shared(entry.getKey()), entry -> shared(entry.getValue())));
  }

  /** The first that was equal to it. */
  @SuppressWarnings("unchecked") // equal values of these types are of one class
  private <T> T shared(T value) {
    return (T) known.computeIfAbsent(value, first -> first);
  }
}
