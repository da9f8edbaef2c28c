package io.archbench.analysis.gate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a history says of a variant on the night that is judged: more than half of its series moved
 * at once, in one direction. It is one event, whoever caused it.
 *
 * @param variant the contender whose series they are
 * @param moved how many moved
 * @param of how many were measured
 * @param shift median of theirs, on the ln scale: above 0 they became better
 * @param since the first night behind it
 * @param before commit of the night before it, if that is known
 * @param after commit of that night, if that is known
 */
public record HistoricalEvent(
    String variant,
    int moved,
    int of,
    double shift,
    LocalDate since,
    Optional<String> before,
    Optional<String> after) {
  /** What happened, and where to look. */
  public String words() {
    boolean sameCommit = before.isPresent() && before.equals(after);
    return String.format(
        Locale.ROOT,
        "%,d of %,d series %s at once since %s%s, %.1f %% in the middle: %s",
        moved,
        of,
        shift > 0 ? "better" : "worse",
        since,
        commits(),
        100 * Math.abs(StrictMath.expm1(shift)),
        sameCommit
            ? "the commit is the same, so look at the machine"
            : "the machine's doing, or one change that touches most of them");
  }

  private String commits() {
    return before.map(commit -> ", after " + commit).orElse("")
        + after.map(commit -> (before.isPresent() ? " and with " : ", with ") + commit).orElse("");
  }
}
