package io.archbench.agent.run;

import io.archbench.agent.probe.EmulationGuard;
import io.archbench.agent.probe.EmulationGuard.Findings;
import io.archbench.agent.probe.Machine;
import io.archbench.trial.Architecture;
import io.archbench.trial.Payload;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What must hold before anything is measured. */
final class Preconditions {
  private Preconditions() {}

  /**
   * The spec in that envelope.
   *
   * @throws RefusedTrialException if there is none, or none that can be read
   */
  static TrialSpec spec(@Nullable String envelope) {
    if (envelope == null || envelope.isBlank()) {
      throw RefusedTrialException.spec(
          "there is no spec in the environment: the agent is started by archbench, not by hand");
    }
    try {
      return SpecEnvelope.decode(envelope);
    } catch (UnreadableDocumentException e) {
      throw RefusedTrialException.spec("cannot read the spec: " + e.getMessage());
    }
  }

  /**
   * Checks payload, architecture and suite, the cheapest first.
   *
   * @throws RefusedTrialException if one does not hold
   */
  static void check(TrialSpec spec, SuiteDirectory suite, Machine machine) {
    if (spec.payload() != Payload.JMH) {
      throw RefusedTrialException.spec(
          "payload '" + spec.payload() + "' is not supported by this version: use a JMH suite");
    }
    checkArchitecture(spec.variant().architecture(), machine);
    checkSuite(spec.suiteSha256(), suite);
  }

  private static void checkArchitecture(Architecture asked, Machine machine) {
    if (!isSame(asked, machine.architectureName())) {
      throw RefusedTrialException.architecture(
          RefusalKind.WRONG_ARCHITECTURE,
          "the trial asks for "
              + asked
              + ", this JVM is "
              + machine.architectureName()
              + ": require kubernetes.io/arch="
              + asked
              + " of the node");
    }
    Findings findings = EmulationGuard.look(machine);
    if (findings.emulated()) {
      throw RefusedTrialException.architecture(
          RefusalKind.EMULATED,
          "the architecture is emulated (" + findings.words() + "): run on a real " + asked);
    }
  }

  private static boolean isSame(Architecture asked, String name) {
    try {
      return Architecture.of(name) == asked;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkSuite(String asked, SuiteDirectory suite) {
    try {
      String found = suite.sha256();
      if (!found.equals(asked)) {
        throw RefusedTrialException.version(
            "the suite in "
                + suite.path()
                + " has digest "
                + found
                + ", the trial was planned with "
                + asked
                + ": use the same build on both ends");
      }
    } catch (IOException e) {
      throw RefusedTrialException.version(
          "cannot read the suite in " + suite.path() + ": " + e + ": is it part of this image?");
    }
  }
}
