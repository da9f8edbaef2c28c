package io.archbench.agent.run;

import io.archbench.agent.Words;
import io.archbench.agent.probe.Machine;
import io.archbench.trial.AgentContract;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;

/** The agent's {@code run}: reads the spec, refuses or measures, and always leaves a manifest. */
public final class TrialCommand {
  /** Names the pod, where there is one; else the process stands in. */
  private static final String UID_VARIABLE = "ARCHBENCH_UID";

  private final RunOptions options;
  private final Map<String, String> environment;
  private final Machine machine;
  private final OutputStream out;

  private TrialCommand(
      RunOptions options, Map<String, String> environment, Machine machine, OutputStream out) {
    this.options = options;
    this.environment = environment;
    this.machine = machine;
    this.out = out;
  }

  /** Runs the trial of this process's environment on this machine; returns the exit code. */
  public static int run(RunOptions options) {
    OutputStream out = SegmentWriter.standardOutput();
    System.setOut(System.err); // whatever a library prints must not stand between segments
    return new TrialCommand(options, System.getenv(), Machine.here(), out).run();
  }

  private int run() {
    TrialOutput output = output("unknown");
    try {
      TrialSpec spec = Preconditions.spec(environment.get(AgentContract.SPEC_VARIABLE));
      output = output(spec.key().text());
      SuiteDirectory suite = new SuiteDirectory(options.suites().resolve(spec.id().suite()));
      Preconditions.check(spec, suite, machine);
      return measure(spec, output);
    } catch (RefusedTrialException e) {
      return refuse(output, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return breakOff(output, "interrupted");
    } catch (IOException | RuntimeException e) {
      return breakOff(output, "the agent failed: " + e);
    }
  }

  private int measure(TrialSpec spec, TrialOutput output) throws IOException, InterruptedException {
    TrialRun run = new TrialRun(spec, options, output, machine, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> run.abort("aborted by SIGTERM")));
    return run.execute();
  }

  private TrialOutput output(String trial) {
    String process = "process-" + ProcessHandle.current().pid();
    String uid = environment.getOrDefault(UID_VARIABLE, process);
    TerminationFile termination = new TerminationFile(options.termination());
    return new TrialOutput(new SegmentWriter(out, trial, uid), termination, trial);
  }

  private static int refuse(TrialOutput output, RefusedTrialException refusal) {
    String words = String.valueOf(refusal.getMessage());
    Words.say(words);
    try {
      output.refused(refusal.kind(), words);
    } catch (IOException e) {
      Words.say("cannot write the manifest: " + e);
    }
    return refusal.exitCode();
  }

  private static int breakOff(TrialOutput output, String words) {
    Words.say(words);
    try {
      output.brokenOff(words);
    } catch (IOException e) {
      Words.say("cannot write the manifest: " + e);
    }
    return AgentContract.EXIT_INCOMPLETE;
  }
}
