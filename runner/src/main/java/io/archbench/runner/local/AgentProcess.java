package io.archbench.runner.local;

import io.archbench.trial.AgentContract;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the agent as a process of its own that no signal of this terminal reaches.
 *
 * @param java the {@code java} that measures
 */
record AgentProcess(Installation installation, Path java) {
  /**
   * A POSIX shell that notes its process id, becomes deaf to the terminal's Ctrl-C and hang-up and
   * then turns into the agent: the runner decides when a trial ends, and may be gone meanwhile.
   */
  private static final String BECOME_AGENT =
      "trap '' INT HUP; echo $$ > \"$1\" || exit 1; [ -f \"$2\" ] || exit 1; shift 2; exec \"$@\"";

  /** Whether those are the arguments of that shell. */
  static boolean becomesAgent(List<String> arguments) {
    return arguments.contains(BECOME_AGENT);
  }

  /** Starts a trial of a suite that lies in that directory, by its name. */
  void start(TrialSpec spec, Path suites, TrialDirectory directory) {
    ProcessBuilder builder =
        new ProcessBuilder(
            command(
                List.of(
                    "/bin/sh",
                    "-c",
                    BECOME_AGENT,
                    "archbench-agent",
                    directory.processId().toString(),
                    directory.root().resolve("spec.json").toString(),
                    java.toString()),
                installation,
                List.of(
                    "run",
                    "--suites",
                    suites.toString(),
                    "--work",
                    directory.cells().toString(),
                    "--termination",
                    directory.termination().toString())));
    builder.environment().put(AgentContract.SPEC_VARIABLE, SpecEnvelope.encode(spec));
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(directory.log().toFile());
    builder.redirectError(directory.words().toFile());
    try {
      builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + java, e);
    }
  }

  private static List<String> command(
      List<String> java, Installation installation, List<String> arguments) {
    return Stream.of(
            java,
            AgentContract.JVM_FLAGS,
            List.of("-cp", installation.agentClassPath(), AgentContract.MAIN_CLASS),
            arguments)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Writes the description of a jar of which nothing is declared, on the JVM that runs archbench.
   *
   * @param suite the suite's directory
   * @return what went wrong, in the agent's words; empty if nothing did
   */
  static Optional<String> describe(Installation installation, Path suite, String name)
      throws IOException {
    Process agent =
        new ProcessBuilder(
                command(
                    List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                    installation,
                    List.of("describe", "--suite", suite.toString(), "--name", name)))
            .redirectErrorStream(true)
            .start();
    agent.getOutputStream().close();
    String words = new String(agent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return agent.waitFor() == 0 ? Optional.empty() : Optional.of(reason(words, suite));
    } catch (InterruptedException e) {
      agent.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while describing " + suite, e);
    }
  }

  /** The agent's last words, without the directory that means nothing to people. */
  private static String reason(String words, Path suite) {
    String last = words.lines().reduce((earlier, later) -> later).orElse("no reason given");
    int named = last.indexOf(suite + ": ");
    return named < 0 ? last : last.substring(named + suite.toString().length() + ": ".length());
  }
}
