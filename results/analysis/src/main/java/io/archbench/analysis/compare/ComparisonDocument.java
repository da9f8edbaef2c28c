package io.archbench.analysis.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.trial.finding.Finding;
import java.util.List;

/**
 * All that a run says, as it stands in {@code comparison.json}: every other output is made of this.
 *
 * @param method version of the statistics
 * @param design what the study is after, and so the rules: {@code estimate} or {@code detect}
 * @param references contenders against builds that stay the same; empty without such
 * @param findings what is wrong with what was measured, the worst first
 * @param demonstration measured too briefly to be steady: no verdict is drawn from it
 */
public record ComparisonDocument(
    int schemaVersion,
    String method,
    String study,
    String run,
    String workSha256,
    String design,
    boolean demonstration,
    List<String> generatedFrom,
    List<Comparison> comparisons,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReferenceComparison> references,
    List<PendingVariant> pending,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Finding> findings,
    Exit exit) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  /** The version of the statistics that this version computes. */
  public static final String METHOD = "1";

  public ComparisonDocument {
    generatedFrom = List.copyOf(generatedFrom);
    comparisons = List.copyOf(comparisons);
    pending = List.copyOf(pending);
    references = references == null ? List.of() : List.copyOf(references);
    // documents of earlier versions have none
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /** A document without references. */
  public ComparisonDocument(
      int schemaVersion,
      String method,
      String study,
      String run,
      String workSha256,
      String design,
      boolean demonstration,
      List<String> generatedFrom,
      List<Comparison> comparisons,
      List<PendingVariant> pending,
      List<Finding> findings,
      Exit exit) {
    this(
        schemaVersion,
        method,
        study,
        run,
        workSha256,
        design,
        demonstration,
        generatedFrom,
        comparisons,
        List.of(),
        pending,
        findings,
        exit);
  }

  /**
   * The exit code that the results call for.
   *
   * @param code the most severe
   * @param all every one that applies
   */
  public record Exit(int code, List<Integer> all) {
    public Exit {
      all = List.copyOf(all);
    }
  }
}
