package io.archbench.dist;

import io.archbench.trial.TrialSpec;
import io.archbench.trial.segment.SegmentDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Agents that take a few seconds, of which some come to harm. They print the first cell, and later
 * what else there is.
 */
final class FaultyAgents implements FakeAgents.Agent {
  /** One of so many. */
  private static final int HARMED = 4;

  private static final int LEAST_MILLIS = 1_000;
  private static final int MOST_MILLIS = 5_000;

  private final Random random;
  private final FaultDeck deck;
  private final Consumer<SoakFault> happened;

  /**
   * Agents.
   *
   * @param happened is told of each fault, from several threads
   */
  FaultyAgents(Random random, Consumer<SoakFault> happened) {
    this.random = random;
    this.deck = new FaultDeck(SoakFault.ofAgents(), random);
    this.happened = happened;
  }

  @Override
  public Map<String, String> begun(TrialSpec spec) {
    return Map.of("log", firstCell(spec));
  }

  @Override
  public Map<String, String> said(TrialSpec spec, String pod) throws InterruptedException {
    Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
    if (random.nextInt(HARMED) > 0) {
      return FakeAgents.complete(spec, pod);
    }
    SoakFault fault = deck.draw();
    happened.accept(fault);
    return harmed(fault, spec, pod);
  }

  private static String firstCell(TrialSpec spec) {
    int cells = Math.min(1, spec.cells().size() - 1);
    return FakeAgents.after(cells, spec, "hang").get("log");
  }

  private static Map<String, String> harmed(SoakFault fault, TrialSpec spec, String pod) {
    Map<String, String> said = new HashMap<>(FakeAgents.complete(spec, pod));
    List<String> log = said.get("log").lines().toList();
    List<Integer> segments =
        IntStream.range(0, log.size()).filter(at -> begins(log, at)).boxed().toList();
    int closing = segments.getLast();
    int lastCell = segments.get(segments.size() - 2);
    switch (fault) {
      case AGENT_DIED -> {
        said.put("log", firstCell(spec) + text(log.subList(lastCell, lastCell + 1)));
        said.put("message", "");
        said.put("outcome", "fail");
        said.put("exit-code", "137");
      }
      case FRAME_CORRUPTED -> said.put("log", text(corrupted(log, lastCell + 1)));
      case FRAME_CUT -> said.put("log", text(log.subList(0, closing - 1)));
      case FRAME_DOUBLED -> said.put("log", text(log) + text(log.subList(lastCell, closing)));
      case MESSAGE_MISSING -> said.remove("message");
      case RUNNER_KILLED, API_SERVER_AWAY, NODE_DELETED, POD_DELETED, POD_EVICTED, JOB_DELETED ->
          throw new IllegalArgumentException(fault + " is not of agents");
    }
    return said;
  }

  private static boolean begins(List<String> log, int at) {
    return SegmentDecoder.begun(log.get(at)).isPresent();
  }

  /** A character of the piece on that line is another. */
  private static List<String> corrupted(List<String> log, int piece) {
    String line = log.get(piece);
    int at = line.length() - 6; // before what fills the base64 up
    char other = line.charAt(at) == 'A' ? 'B' : 'A';
    List<String> damaged = new ArrayList<>(log);
    damaged.set(piece, line.substring(0, at) + other + line.substring(at + 1));
    return damaged;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
