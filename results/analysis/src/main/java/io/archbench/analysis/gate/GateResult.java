package io.archbench.analysis.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a gate says: the one verdict from which a check's status, its exit code and the first line
 * of a comment are drawn.
 *
 * @param compared cells with a ratio, over all comparisons
 * @param findings what did not simply pass
 * @param all exit codes that apply, the most severe first; empty if the gate passed
 */
public record GateResult(int compared, List<Finding> findings, List<Integer> all) {
  private static final int DONE = 0;

  public GateResult {
    findings = List.copyOf(findings);
    all = List.copyOf(all);
  }

  /** Whether nothing fails. */
  public boolean passed() {
    return all.isEmpty();
  }

  /** The exit code: the most severe of all that apply. */
  public int exit() {
    return passed() ? DONE : all.getFirst();
  }

  /** What a check shows. */
  public Status status() {
    if (!passed()) {
      return Status.FAILED;
    }
    return of(Kind.INCONCLUSIVE).isEmpty() ? Status.PASSED : Status.UNDECIDED;
  }

  /** The findings of a kind, in their order. */
  public List<Finding> of(Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).toList();
  }

  /** What a check shows. */
  public enum Status {
    /** Something fails. */
    @JsonProperty("failed")
    FAILED,
    /** Nothing fails, but something cannot be told. */
    @JsonProperty("undecided")
    UNDECIDED,
    /** There is nothing to do. */
    @JsonProperty("passed")
    PASSED;

    /** The word for it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How bad a finding is. */
  public enum Kind {
    /** Slower, or faster where that is not expected. */
    @JsonProperty("regressed")
    REGRESSED,
    /** Not shown to be no slower than the margin. */
    @JsonProperty("unproven")
    UNPROVEN,
    /** The contender costs more for the same work. */
    @JsonProperty("dearer")
    DEARER,
    /** A benchmark failed, or nothing was compared. */
    @JsonProperty("failed")
    FAILED,
    /** Cannot tell. */
    @JsonProperty("inconclusive")
    INCONCLUSIVE,
    /** Its history lies lower than before. */
    @JsonProperty("moved")
    MOVED,
    /** Regressed, and borne. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** Only one build has it. */
    @JsonProperty("listed")
    LISTED
  }

  /**
   * One thing that did not simply pass.
   *
   * @param comparison {@code contender against baseline}
   * @param cell absent if it is about the whole
   * @param fails whether the gate fails for it
   */
  public record Finding(
      Kind kind, String comparison, Optional<CellKey> cell, String words, boolean fails) {}
}
