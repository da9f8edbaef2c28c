package io.archbench.trial.jmh;

import java.util.List;
import java.util.Optional;

/**
 * What a result ran on, as far as its file says: versions of JMH before 1.20 or so say nothing, and
 * none says CPU, architecture or operating system.
 *
 * @param jvm path of the launcher
 * @param arguments of the JVM; empty if it had none, absent if that is not known
 * @param vmVersion build of the JVM
 */
public record JmhRuntime(
    Optional<String> jmhVersion,
    Optional<String> jvm,
    Optional<List<String>> arguments,
    Optional<String> jdkVersion,
    Optional<String> vmName,
    Optional<String> vmVersion) {
  /** Nothing is known. */
  public static final JmhRuntime UNKNOWN =
      new JmhRuntime(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public JmhRuntime {
    arguments = arguments.map(List::copyOf);
  }
}
