package io.archbench.trial.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.trial.CellKey;
import io.archbench.trial.TrialSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The document that an attempt at a trial leaves.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 * @param specSha256 of the spec that the agent read
 * @param cells in the order in which they ended; cells that never ended are absent
 * @param noiseAfter absent if the attempt died before it could look
 * @param finished absent if the attempt died
 * @param synthetic made by a test, never by a measurement
 */
public record TrialRecord(
    int schemaVersion,
    TrialSpec spec,
    String specSha256,
    String agentVersion,
    Environment environment,
    List<CellResult> cells,
    NoiseCounters noiseBefore,
    Optional<NoiseCounters> noiseAfter,
    Instant started,
    Optional<Instant> finished,
    boolean synthetic) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public TrialRecord {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "trial record has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
    cells = List.copyOf(cells);
  }

  /** This record with one more result, which somebody other than the agent saw. */
  public TrialRecord with(CellResult seen) {
    List<CellResult> more = new ArrayList<>(cells);
    more.add(seen);
    return new TrialRecord(
        schemaVersion,
        spec,
        specSha256,
        agentVersion,
        environment,
        more,
        noiseBefore,
        noiseAfter,
        started,
        finished,
        synthetic);
  }

  /** Whether every cell of the spec has a result. */
  @JsonIgnore
  public boolean isComplete() {
    return cellKeys().size() == spec.cells().size();
  }

  /** The cells that have a result. */
  public Set<CellKey> cellKeys() {
    return cells.stream().map(CellResult::cell).collect(Collectors.toSet());
  }
}
