package io.archbench.agent.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What JMH printed, read for the reasons of a failure and for what its files leave out. */
final class CellLog {
  private static final int TAIL_LINES = 64;
  private static final int TAIL_CHARACTERS = 8 * 1024;
  private static final Pattern FORK_EXIT =
      Pattern.compile("forked VM failed with exit code (\\d+)");
  // JMH's own way to say that a benchmark threw; the exception follows
  private static final String FAILURE = "<failure>";
  private static final String OUT_OF_MEMORY = "OutOfMemoryError";
  // a score, in mode sample after its count; with a decimal comma, or too small for JMH's digits,
  // it is not read
  private static final Pattern WARMUP =
      Pattern.compile(
          "^# Warmup Iteration +\\d+: (?:n = \\d+, mean = )?(\\d+(?:\\.\\d+)?) [^,]*(?:,.*)?$");

  // JMH prints three decimals, of which less leaves a step at the end of the warm-up
  private static final double LEAST_WARMUP = .1;

  private final Deque<String> tail = new ArrayDeque<>();
  private final List<Double> warmup = new ArrayList<>();
  private Optional<Integer> forkExit = Optional.empty();
  private Optional<String> thrown = Optional.empty();
  private Optional<String> outOfMemory = Optional.empty();
  private boolean failureSeen;

  private CellLog() {}

  /** Reads a log; a missing one is empty. */
  static CellLog read(Path file) throws IOException {
    CellLog log = new CellLog();
    if (Files.exists(file)) {
      // a reader of this kind replaces malformed bytes instead of failing
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          log.accept(line);
        }
      }
    }
    return log;
  }

  private void accept(String line) {
    tail.addLast(line);
    if (tail.size() > TAIL_LINES) {
      tail.removeFirst();
    }
    Matcher score = WARMUP.matcher(line);
    if (score.matches() && Double.parseDouble(score.group(1)) >= LEAST_WARMUP) {
      warmup.add(Double.parseDouble(score.group(1)));
    }
    Matcher exit = FORK_EXIT.matcher(line);
    if (exit.find() && forkExit.isEmpty()) {
      forkExit = Optional.of(Integer.parseInt(exit.group(1)));
    }
    if (outOfMemory.isEmpty() && line.contains(OUT_OF_MEMORY)) {
      outOfMemory = Optional.of(line.strip());
    }
    if (failureSeen && thrown.isEmpty() && !line.isBlank()) {
      thrown = Optional.of(line.strip());
    }
    failureSeen |= line.contains(FAILURE);
  }

  /** Scores of the warm-up iterations in their order; empty unless all of so many are known. */
  List<Double> warmup(int iterations) {
    return warmup.size() == iterations ? List.copyOf(warmup) : List.of();
  }

  /** Exit code of the fork, if JMH saw it die. */
  Optional<Integer> forkExit() {
    return forkExit;
  }

  /** First line of what the benchmark threw. */
  Optional<String> thrown() {
    return thrown;
  }

  /** First line that tells of exhausted memory. */
  Optional<String> outOfMemory() {
    return outOfMemory;
  }

  /**
   * The first of the last lines that says something; JMH starts remarks with {@code #}, and the JVM
   * warns of JMH and of libraries whatever comes after.
   */
  Optional<String> complaint() {
    return tail.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("WARNING:"))
        .map(String::strip)
        .findFirst();
  }

  /** The last 64 lines, or 8 Ki characters of them. */
  String tail() {
    String text = String.join("\n", tail);
    return text.substring(Math.max(0, text.length() - TAIL_CHARACTERS));
  }
}
