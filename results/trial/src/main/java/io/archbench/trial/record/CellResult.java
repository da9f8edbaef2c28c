package io.archbench.trial.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.archbench.trial.CellKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of one cell. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CellResult.Measured.class, name = "measured"),
  @JsonSubTypes.Type(value = CellResult.Failed.class, name = "failed")
})
public sealed interface CellResult {
  /** The cell. */
  CellKey cell();

  /**
   * The cell ran to its end in one fresh JVM and its answer, if it gives one, was right.
   *
   * @param threads resolved number of threads
   * @param unit JMH's, such as {@code ops/s} or {@code us/op}
   * @param iterations raw values of the measured iterations, in order
   * @param warmup scores of the iterations before them as JMH printed them, rounded; empty if there
   *     were none, or if one is not known
   * @param secondary further metrics by JMH's name, such as {@code gc.alloc.rate.norm}
   * @param histograms HdrHistogram logs by tag ({@code service}, {@code response})
   * @param answerSha256 digest of the answers, if the cell gives any
   * @param corpusSha256 digest of the corpus, if it uses one
   * @param nativeLibraries names of the native libraries that its JVM loaded
   * @param openLoop how well it kept its rate, if it has one
   */
  record Measured(
      CellKey cell,
      int threads,
      String unit,
      List<Double> iterations,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> warmup,
      Map<String, SecondaryMetric> secondary,
      Map<String, String> histograms,
      Optional<String> answerSha256,
      Optional<String> corpusSha256,
      List<String> nativeLibraries,
      Optional<OpenLoop> openLoop,
      Instant started,
      Instant finished)
      implements CellResult {
    public Measured {
      if (iterations.isEmpty()) {
        throw new IllegalArgumentException(cell + " has no iterations: it was not measured");
      }
      iterations = List.copyOf(iterations);
      // records of earlier versions have none
      warmup = warmup == null ? List.of() : List.copyOf(warmup);
      secondary = Collections.unmodifiableMap(new TreeMap<>(secondary));
      histograms = Collections.unmodifiableMap(new TreeMap<>(histograms));
      nativeLibraries = List.copyOf(nativeLibraries);
    }

    /** Whether a larger value is better: rates count up, times count down. */
    public boolean higherIsBetter() {
      return unit.startsWith("ops/");
    }
  }

  /**
   * The cell has no value.
   *
   * @param message what happened, one line
   * @param logTail the end of what JMH printed
   */
  record Failed(CellKey cell, FailureKind kind, String message, String logTail)
      implements CellResult {}

  /** Why a cell has no value. */
  enum FailureKind {
    /** The benchmark threw. */
    THREW,
    /** The benchmark ran, but its answer was wrong. */
    WRONG_ANSWER,
    /** It was still running at its deadline. */
    DEADLINE,
    /** Its process was killed. */
    KILLED,
    /** Its process ran out of memory or was killed for it. */
    OUT_OF_MEMORY,
    /** It ended well but left no usable result. */
    NO_RESULT
  }
}
