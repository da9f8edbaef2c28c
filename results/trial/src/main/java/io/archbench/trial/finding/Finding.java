package io.archbench.trial.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that was found wrong.
 *
 * @param where variant, node, field of the study, cell or object of the cluster
 * @param what in a sentence without its full stop
 * @param fix what to do, an imperative sentence without its full stop
 */
public record Finding(FindingKind kind, String where, String what, String fix) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::where)
          .thenComparing(Finding::what);

  /** One whose remedy is that of its kind. */
  public static Finding of(FindingKind kind, String where, String what) {
    return new Finding(kind, where, what, kind.fix());
  }

  /** That of its kind. */
  @JsonProperty
  public Severity severity() {
    return kind.severity();
  }

  /** All of them, each once, the worst first. */
  public static List<Finding> sorted(Stream<Finding> findings) {
    return findings.distinct().sorted(WORST_FIRST).toList();
  }
}
