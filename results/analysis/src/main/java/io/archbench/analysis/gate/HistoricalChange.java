package io.archbench.analysis.gate;

import io.archbench.trial.CellKey;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a history says of a cell on the night that is judged: its series lies elsewhere than before.
 *
 * @param variant the contender whose series it is
 * @param metric that moved
 * @param shift ln ratio of after to before: above 0 it became better, whatever the metric
 * @param since the first night behind it
 * @param before commit of the last night before it, if that is known
 * @param after commit of that first night, if that is known
 * @param fresh whether no earlier night could tell it
 */
public record HistoricalChange(
    CellKey cell,
    String variant,
    String metric,
    double shift,
    LocalDate since,
    Optional<String> before,
    Optional<String> after,
    boolean fresh) {
  /** Such as {@code 4.8 % slower since 2026-11-20, after 3f2a9c1 and with 9bc1d20}. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s since %s%s%s; %s",
        ChangeWords.of(metric, StrictMath.exp(shift)),
        since,
        before.map(commit -> ", after " + commit).orElse(""),
        after.map(commit -> (before.isPresent() ? " and with " : ", with ") + commit).orElse(""),
        fresh ? "new tonight" : "known from an earlier night");
  }
}
