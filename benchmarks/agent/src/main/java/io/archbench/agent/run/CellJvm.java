package io.archbench.agent.run;

import io.archbench.trial.AgentContract;
import io.archbench.trial.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that cells run on.
 *
 * @param java its executable
 * @param cpus processors that it is told to use
 * @param arguments the flags that all cells of the trial have in common
 */
record CellJvm(Path java, int cpus, List<String> arguments) {
  private static final String PROCESSORS = "-XX:ActiveProcessorCount=";

  CellJvm {
    arguments = List.copyOf(arguments);
  }

  /** The JVM that runs this class, with the flags that the spec asks for. */
  static CellJvm of(TrialSpec spec) {
    Integer asked = spec.resources().cpu();
    int cpus = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
    List<String> arguments = new ArrayList<>(spec.jvmArgs());
    if (arguments.stream().noneMatch(argument -> argument.startsWith(PROCESSORS))) {
      arguments.add(PROCESSORS + cpus);
    }
    arguments.add("-D" + AgentContract.SEED_PROPERTY + "=" + spec.seed());
    arguments.add("-D" + AgentContract.CORPUS_SIZE_PROPERTY + "=" + spec.corpusSize());
    return new CellJvm(Path.of(System.getProperty("java.home"), "bin", "java"), cpus, arguments);
  }
}
