package io.archbench.agent.run;

import io.archbench.agent.Words;
import io.archbench.agent.probe.Machine;
import io.archbench.agent.probe.MachineProbe;
import io.archbench.trial.AgentContract;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's {@code run} where nothing is to be measured: says what machine this is, and ends. */
public final class CensusCommand {
  private CensusCommand() {}

  /**
   * Describes that machine; returns the exit code.
   *
   * @param termination file for the description, where a trial would leave its manifest; in a pod
   *     it is a mount point, so that it is written in place
   */
  public static int run(Machine machine, Path termination) {
    try {
      Files.write(termination, CanonicalJson.bytes(MachineProbe.describe(machine)));
      return AgentContract.EXIT_COMPLETE;
    } catch (IllegalArgumentException e) {
      Words.say(String.valueOf(e.getMessage()));
      return AgentContract.EXIT_ARCHITECTURE;
    } catch (IOException e) {
      Words.say("cannot say what machine this is: " + e);
      return AgentContract.EXIT_INCOMPLETE;
    }
  }
}
