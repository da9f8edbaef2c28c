package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a log or a termination message may have suffered on its way: no result is lost or doubled.
 */
class ClusterLogDrillIT extends OnFakeNodes {
  /** What happens to the first attempt of a round's first side. */
  private enum Damage {
    ONE_CHARACTER,
    CUT,
    DOUBLED,
    ROTATED,
    NO_MESSAGE,
    CUT_MESSAGE
  }

  private static final List<Damage> BY_ROUND = List.of(Damage.values());

  private static Map<String, String> said(TrialSpec spec, String pod) {
    if (spec.attempt() > 1 || !spec.variant().name().equals("amd")) {
      return FakeAgents.complete(spec, pod);
    }
    Map<String, String> whole = FakeAgents.complete(spec, pod);
    List<String> lines = new ArrayList<>(whole.get("log").lines().toList());
    int secondCell = lines.size() - 5; // its line of data; three lines make a segment
    String message = whole.get("message");
    switch (BY_ROUND.get(spec.id().round() - 1)) {
      case ONE_CHARACTER -> lines.set(secondCell, changed(lines.get(secondCell)));
      case CUT -> lines.subList(secondCell, lines.size()).clear();
      case DOUBLED -> lines.addAll(secondCell + 2, List.copyOf(lines.subList(0, secondCell + 2)));
      case ROTATED -> lines.subList(0, 2).clear(); // in the middle of the opening
      case NO_MESSAGE -> message = "";
      case CUT_MESSAGE -> message = message.substring(0, message.length() / 2);
    }
    return Map.of(
        "log", String.join("\n", lines) + "\n", "message", message, "outcome", "complete");
  }

  private static String changed(String line) {
    int last = line.length() - 8;
    char other = line.charAt(last) == 'A' ? 'B' : 'A';
    return line.substring(0, last) + other + line.substring(last + 1);
  }

  private static String first(Damage damage) {
    return "stub-amd-r%02d-a1".formatted(BY_ROUND.indexOf(damage) + 1);
  }

  @Test
  void aDamagedLogCostsAnAttemptAndALostMessageNoneAndBothAreToldOf() throws Exception {
    play(ClusterLogDrillIT::said);

    Archbench.Result done = begin(study(BY_ROUND.size(), "")).end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * BY_ROUND.size() * CELLS);
    for (Damage damage : List.of(Damage.ONE_CHARACTER, Damage.CUT, Damage.ROTATED)) {
      assertThat(done.err()).as(damage.toString()).contains(first(damage) + " RECORD_LOST");
    }
    assertThat(done.err()).contains("collected " + first(Damage.DOUBLED));
    for (Damage damage : List.of(Damage.NO_MESSAGE, Damage.CUT_MESSAGE)) {
      assertThat(done.err()).as(damage.toString()).contains(first(damage) + " ABORTED");
      assertThat(done.err())
          .as("all its results were in the log")
          .contains("collected " + first(damage));
    }
  }
}
