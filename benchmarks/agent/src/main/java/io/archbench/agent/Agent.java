package io.archbench.agent;

import io.archbench.agent.describe.SuiteDescriber;
import io.archbench.agent.describe.UndescribableSuiteException;
import io.archbench.agent.probe.Machine;
import io.archbench.agent.run.CensusCommand;
import io.archbench.agent.run.RunOptions;
import io.archbench.agent.run.TrialCommand;
import io.archbench.trial.AgentContract;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.suite.SuiteDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The agent's command line: {@code describe} when a suite is built, {@code run} on the node. */
public final class Agent {
  private static final String USAGE =
      """
      usage: describe --suite DIR (--declaration FILE | --name NAME) [--out FILE]
             run --suites DIR --work DIR --termination FILE   (spec in $ARCHBENCH_SPEC)\
      """;

  private Agent() {}

  /** Runs one command and exits with its code ({@link AgentContract}). */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    try {
      if (command.equals("describe")) {
        return describe(arguments.subList(1, arguments.size()));
      }
      if (command.equals("run")) {
        return measure(arguments.subList(1, arguments.size()));
      }
      throw new UsageException("no such command: '" + command + "'");
    } catch (UsageException e) {
      Words.say(e.getMessage() + "\n" + USAGE);
      return AgentContract.EXIT_SPEC;
    }
  }

  private static int describe(List<String> options) {
    Arguments arguments =
        Arguments.parse(options, Set.of("--suite", "--declaration", "--name", "--out"));
    Path suite = arguments.path("--suite");
    Path out = arguments.optionalPath("--out").orElse(suite.resolve("suite.json"));
    try {
      Optional<String> name = arguments.optional("--name");
      if (name.isPresent()) {
        SuiteDescriber.describe(suite, SuiteDeclaration.ofJar(name.get()), out);
      } else {
        SuiteDescriber.describe(suite, arguments.path("--declaration"), out);
      }
      return AgentContract.EXIT_COMPLETE;
    } catch (UndescribableSuiteException | UnreadableDocumentException e) {
      Words.say("cannot describe " + suite + ": " + e.getMessage());
      return AgentContract.EXIT_SPEC;
    } catch (IOException e) {
      Words.say("cannot describe " + suite + ": " + e);
      return AgentContract.EXIT_SPEC;
    }
  }

  private static int measure(List<String> options) {
    Arguments arguments = Arguments.parse(options, Set.of("--suites", "--work", "--termination"));
    if (System.getenv(AgentContract.HOLD_VARIABLE) != null) {
      return hold();
    }
    if (System.getenv(AgentContract.CENSUS_VARIABLE) != null) {
      return CensusCommand.run(Machine.here(), arguments.path("--termination"));
    }
    return TrialCommand.run(
        new RunOptions(
            arguments.path("--suites"), arguments.path("--work"), arguments.path("--termination")));
  }

  /** Keeps the node for trials that come; ended by a signal. */
  private static int hold() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return AgentContract.EXIT_COMPLETE;
  }
}
