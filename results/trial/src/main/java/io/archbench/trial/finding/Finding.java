package io.archbench.trial.finding;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that was found wrong.
 *
 * @param severity that of its kind, unless somebody accepts it or it is meant so
 * @param where variant, node, field of the study, cell or object of the cluster
 * @param what in a sentence without its full stop
 * @param fix what to do, an imperative sentence without its full stop
 */
public record Finding(FindingKind kind, Severity severity, String where, String what, String fix) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::where)
          .thenComparing(Finding::what);

  /** One that is as severe as its kind. */
  public Finding(FindingKind kind, String where, String what, String fix) {
    this(kind, kind.severity(), where, what, fix);
  }

  /** One whose remedy is that of its kind. */
  public static Finding of(FindingKind kind, String where, String what) {
    return new Finding(kind, where, what, kind.fix());
  }

  /** The same finding, taken more or less seriously. */
  public Finding as(Severity other) {
    return new Finding(kind, other, where, what, fix);
  }

  /** All of them, each once, the worst first. */
  public static List<Finding> sorted(Stream<Finding> findings) {
    return findings.distinct().sorted(WORST_FIRST).toList();
  }
}
