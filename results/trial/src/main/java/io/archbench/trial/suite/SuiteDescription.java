package io.archbench.trial.suite;

import io.archbench.trial.AgentContract;
import io.archbench.trial.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A suite's {@code suite.json}: its declaration, and the benchmarks found on its class path.
 *
 * @param standsFor the system whose work it does, such as {@code Elasticsearch}
 * @param sha256 over the suite's jar and libraries, before anything is pruned for a platform
 * @param quick patterns of the quick selection
 * @param openLoop benchmarks at a fixed rate
 * @param defaultHeap as a Kubernetes quantity
 * @param embedded what it brings in place of a program that a machine may lack, if anything; it is
 *     used only where that is allowed
 */
public record SuiteDescription(
    int schemaVersion,
    String name,
    String standsFor,
    String description,
    String sha256,
    List<Benchmark> benchmarks,
    List<String> quick,
    List<Representative> representative,
    List<JvmFlags> jvmFlags,
    List<String> profilers,
    List<OpenLoop> openLoop,
    Needs needs,
    String defaultHeap,
    Optional<String> embedded) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  private static final String EMBEDDED_FLAG =
      "-D" + AgentContract.ALLOW_EMBEDDED_PROPERTY + "=true";

  public SuiteDescription {
    Names.check("suite", name);
    benchmarks = List.copyOf(benchmarks);
    quick = List.copyOf(quick);
    representative = List.copyOf(representative);
    jvmFlags = List.copyOf(jvmFlags);
    profilers = List.copyOf(profilers);
    openLoop = List.copyOf(openLoop);
  }

  /** This suite, whose cells may use what is embedded; the same suite if nothing is. */
  public SuiteDescription allowingEmbedded() {
    if (embedded.isEmpty()) {
      return this;
    }
    List<JvmFlags> flags = new ArrayList<>(jvmFlags);
    flags.add(new JvmFlags(0, "any", List.of(EMBEDDED_FLAG)));
    return new SuiteDescription(
        schemaVersion,
        name,
        standsFor,
        description,
        sha256,
        benchmarks,
        quick,
        representative,
        flags,
        profilers,
        openLoop,
        needs,
        defaultHeap,
        embedded);
  }

  /** What is embedded, if cells may use it. */
  public Optional<String> allowedEmbedded() {
    return embedded.filter(
        any -> jvmFlags.stream().anyMatch(each -> each.flags().contains(EMBEDDED_FLAG)));
  }

  /**
   * One benchmark method.
   *
   * @param key {@code Class.method} as it stands in cell keys
   * @param method fully qualified
   * @param modes JMH labels of the modes that its annotations name
   * @param parameters names and all values of its {@code @Param} fields
   * @param annotations what else it is annotated with, if anything
   */
  public record Benchmark(
      String key,
      String method,
      List<String> modes,
      Map<String, List<String>> parameters,
      Optional<Annotations> annotations) {
    public Benchmark {
      modes = List.copyOf(modes);
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * What a benchmark's annotations say of how it is measured; absent where they say nothing.
   *
   * @param threads of {@code @Threads}; -1 is one a processor
   * @param warmupIterations of {@code @Warmup}, as {@code warmupTime}
   * @param iterations of {@code @Measurement}, as {@code iterationTime}
   * @param jvmArgs of {@code @Fork}: replaced by the trial's flags
   */
  public record Annotations(
      Optional<Integer> threads,
      Optional<Integer> warmupIterations,
      Optional<Duration> warmupTime,
      Optional<Integer> iterations,
      Optional<Duration> iterationTime,
      List<String> jvmArgs) {
    public Annotations {
      jvmArgs = List.copyOf(jvmArgs);
    }
  }

  /**
   * One operation that enters the suite's one ratio.
   *
   * @param cell {@code Class.method?k=v}, without mode and threads
   * @param weight share of the modelled server's busy time, a decimal number
   */
  public record Representative(String cell, String weight) {}

  /**
   * Flags that cells need.
   *
   * @param minJdk lowest feature release that they are for
   * @param architecture {@code any}, {@code amd64} or {@code arm64}
   */
  public record JvmFlags(int minJdk, String architecture, List<String> flags) {
    public JvmFlags {
      flags = List.copyOf(flags);
    }
  }

  /**
   * A benchmark whose operations come at a fixed rate.
   *
   * @param benchmark {@code Class.method}
   * @param parameter that sets the rate, in operations per second
   * @param closedLoop {@code Class.method} of the same operations, one after the other: how fast
   *     they can be
   */
  public record OpenLoop(String benchmark, String parameter, String closedLoop) {}

  /** What a place must offer. */
  public record Needs(int cpus, long diskMiB, long shmMiB, boolean ports) {}
}
