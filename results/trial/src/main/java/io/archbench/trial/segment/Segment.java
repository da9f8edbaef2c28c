package io.archbench.trial.segment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.Environment;
import io.archbench.trial.record.NoiseCounters;
import java.time.Instant;

/** One part of a trial record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Segment.Opening.class, name = "opening"),
  @JsonSubTypes.Type(value = Segment.Cell.class, name = "cell"),
  @JsonSubTypes.Type(value = Segment.Closing.class, name = "closing")
})
public sealed interface Segment {
  /** Unique within the attempt; stands in frames and manifest. */
  String name();

  /** What is known before the first cell: a trial that dies hard later still has it. */
  record Opening(
      String specSha256,
      String agentVersion,
      Environment environment,
      NoiseCounters noise,
      Instant started)
      implements Segment {
    @Override
    public String name() {
      return "opening";
    }
  }

  /** The result of one cell. */
  record Cell(CellResult result) implements Segment {
    @Override
    public String name() {
      return result.cell().text();
    }
  }

  /** What is known after the last cell. */
  record Closing(NoiseCounters noise, Instant finished) implements Segment {
    @Override
    public String name() {
      return "closing";
    }
  }
}
