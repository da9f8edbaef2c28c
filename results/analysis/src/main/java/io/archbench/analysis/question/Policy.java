package io.archbench.analysis.question;

import java.util.Set;

/**
 * The margins that matter, as fractions (3 % is .03), and what a study allows to differ.
 *
 * @param alert δ: a change smaller than this is no regression and no improvement
 * @param equivalence ε: an interval inside this margin is equivalent
 * @param allow environment fields that may differ although the study does not vary them
 */
public record Policy(double alert, double equivalence, Set<String> allow) {
  public Policy {
    if (!(alert > 0 && alert < 1) || !(equivalence > 0 && equivalence < 1)) {
      throw new IllegalArgumentException("margins lie between 0 and 1");
    }
    allow = Set.copyOf(allow);
  }

  /** Whether a field may differ: by its name, or by that of its family, which ends at a dot. */
  public boolean allows(String field) {
    return allow.stream()
        .anyMatch(allowed -> field.equals(allowed) || field.startsWith(allowed + "."));
  }

  /** 3 % and 5 %, nothing allowed. */
  public static final Policy DEFAULT = new Policy(.03, .05, Set.of());
}
