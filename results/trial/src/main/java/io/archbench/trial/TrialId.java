package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a trial within its run: one variant, one suite, one round.
 *
 * @param round 0 is the calibration round, measured rounds count from 1
 * @param shard from 1, only where a suite of many cells is split; else null
 */
public record TrialId(
    String suite,
    String variant,
    int round,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer shard)
    implements Comparable<TrialId> {
  public TrialId {
    Names.check("suite", suite);
    Names.check("variant", variant);
    if (round < 0) {
      throw new IllegalArgumentException("round must not be negative: " + round);
    }
  }

  /** A trial of a suite that is not split. */
  public TrialId(String suite, String variant, int round) {
    this(suite, variant, round, null);
  }

  /** {@code <suite>-<variant>-r<nn>}, with {@code s<k>} behind it for a shard. */
  public String text() {
    String unsplit = String.format(Locale.ROOT, "%s-%s-r%02d", suite, variant, round);
    return shard == null ? unsplit : unsplit + "s" + shard;
  }

  @Override
  public int compareTo(TrialId other) {
    int byRound = Integer.compare(round, other.round);
    return byRound != 0 ? byRound : text().compareTo(other.text());
  }

  @Override
  public String toString() {
    return text();
  }
}
