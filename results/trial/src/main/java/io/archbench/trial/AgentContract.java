package io.archbench.trial;

import java.util.List;

/**
 * What an executor and the agent agree on beside the documents: variables, exit codes and the files
 * that a cell's fork leaves behind.
 */
public final class AgentContract {
  /** Environment variable with the spec: gzip, then base64. */
  public static final String SPEC_VARIABLE = "ARCHBENCH_SPEC";

  /** Environment variable of a pod that only holds its node: the agent waits until it is ended. */
  public static final String HOLD_VARIABLE = "ARCHBENCH_HOLD";

  /**
   * Environment variable of a pod that only says what machine it is on: the agent writes a {@link
   * io.archbench.trial.record.MachineDescription} where a trial's manifest would be, and ends.
   */
  public static final String CENSUS_VARIABLE = "ARCHBENCH_CENSUS";

  /** The agent's class, which only an agent has in its command line. */
  public static final String MAIN_CLASS = "io.archbench.agent.Agent";

  /** Flags of the agent's own JVM: it starts fast, and leaves the machine to what it measures. */
  public static final List<String> JVM_FLAGS =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** The record is complete, whatever its cells say. */
  public static final int EXIT_COMPLETE = 0;

  /** The spec cannot be read. */
  public static final int EXIT_SPEC = 2;

  /** The agent's or the suite's version is not the one asked for. */
  public static final int EXIT_VERSION = 64;

  /** Wrong architecture, or emulated. */
  public static final int EXIT_ARCHITECTURE = 65;

  /** The record is incomplete. */
  public static final int EXIT_INCOMPLETE = 75;

  /** System property of a cell's JVM: the directory for the files below. */
  public static final String CELL_DIRECTORY_PROPERTY = "archbench.cell.dir";

  /** System property of a cell's JVM: the study's seed. */
  public static final String SEED_PROPERTY = "archbench.seed";

  /** System property of a cell's JVM: {@code small}, {@code medium} or {@code large}. */
  public static final String CORPUS_SIZE_PROPERTY = "archbench.corpus.size";

  /** System property of a cell's JVM: {@code true} if it may use what its suite has embedded. */
  public static final String ALLOW_EMBEDDED_PROPERTY = "archbench.allowEmbedded";

  /** SHA-256 of the answers, hexadecimal. */
  public static final String ANSWER_FILE = "answer.sha256";

  /** SHA-256 of the corpus, hexadecimal. */
  public static final String CORPUS_FILE = "corpus.sha256";

  /** What a wrong answer was, in words; its presence fails the cell. */
  public static final String WRONG_ANSWER_FILE = "wrong-answer.txt";

  /** Ending of HdrHistogram logs; the name before it is the tag. */
  public static final String HISTOGRAM_SUFFIX = ".hlog";

  /** JSON array of the names of native libraries that were loaded. */
  public static final String NATIVE_FILE = "native.json";

  /** JSON object of an open loop's rates: {@link io.archbench.trial.record.OpenLoop}. */
  public static final String OPEN_LOOP_FILE = "open-loop.json";

  private AgentContract() {}
}
