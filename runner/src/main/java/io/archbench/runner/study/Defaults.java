package io.archbench.runner.study;

import io.archbench.trial.JmhSettings;
import io.archbench.trial.ThreadCount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every value that a study need not state, and why it is what it is. */
public final class Defaults {
  /** How long to wait for a node of a cluster. */
  public static final Duration PENDING_TIMEOUT = Duration.ofMinutes(20);

  /** New nodes still pull, start and settle. */
  public static final Duration SETTLE = Duration.ofMinutes(3);

  /** As the manifests name the claim of the volume with run directories. */
  static final String VOLUME_CLAIM = "archbench-runs";

  /** As the manifests name the account of runners. */
  static final String RUNNER_ACCOUNT = "archbench-runner";

  /** Any fixed number: two runs of a study that names none still do the same work. */
  public static final long SEED = 1;

  /** Both ends of the operating range: headroom and full load. */
  public static final List<ThreadCount> THREADS = List.of(ThreadCount.QUARTER, ThreadCount.MAX);

  /** Architectures warm up at different speed, so this is long. */
  public static final JmhSettings ESTIMATE =
      new JmhSettings(Duration.ofSeconds(50), 20, Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** What is left of warm-up bias is common to both builds and cancels. */
  public static final JmhSettings DETECT =
      new JmhSettings(Duration.ofSeconds(10), 10, Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** Machines of one type differ: fewer than five a side say nothing about the type. */
  public static final int NODES_TO_ESTIMATE = 5;

  /** Two builds are compared on the same node. */
  public static final int NODES_TO_DETECT = 1;

  /** A quota throttles a JVM with as many busy threads as CPUs. */
  public static final CpuLimit CPU_LIMIT = new CpuLimit("none");

  /** The storage class is an axis of its own, never an accident. */
  public static final Scratch SCRATCH = Scratch.MEMORY;

  /** By {@code Record.key}; what is neither here nor optional is required. */
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("Study.seed", SEED),
          Map.entry("Study.design", Design.ESTIMATE),
          Map.entry("Study.pairing", PairingChoice.AUTO),
          // each cell of round 0 takes up to 100 iterations a variant
          Map.entry("JmhChoice.calibrate", false),
          Map.entry("SuiteChoice.cells", new CellSelection.Preset(CellSelection.Word.QUICK)),
          Map.entry("SuiteChoice.size", CorpusSize.MEDIUM),
          // below five units a side there is no verdict
          Map.entry("Rounds.min", 5),
          Map.entry("Rounds.max", 30),
          Map.entry("Rounds.halfWidth", Percent.parse("3%")),
          // twice the spread between JVMs of a typical benchmark
          Map.entry("PolicyChoice.alert", Percent.parse("3%")),
          Map.entry("PolicyChoice.equivalence", Percent.parse("5%")),
          // "no alarm" is what a nightly asks for; a release asks for proof
          Map.entry("PolicyChoice.release", false),
          // of hundreds of series some move by chance every month
          Map.entry("PolicyChoice.changePoints", ChangePoints.TELL),
          Map.entry("PolicyChoice.moneyMargin", Percent.parse("5%")),
          Map.entry("FleetGroup.hoursPerYear", 24 * 365),
          Map.entry("TolerationChoice.operator", "Equal"),
          Map.entry("KubernetesChoice.serviceAccount", ""),
          Map.entry("KubernetesChoice.priorityClass", ""),
          Map.entry("KubernetesChoice.queue", ""),
          // an autoscaler adds a node within minutes
          Map.entry("KubernetesChoice.pendingTimeout", PENDING_TIMEOUT),
          Map.entry("KubernetesChoice.settle", SETTLE),
          Map.entry("RunnerChoice.volumeClaim", VOLUME_CLAIM),
          Map.entry("RunnerChoice.serviceAccount", RUNNER_ACCOUNT));

  private Defaults() {}

  /** The JMH settings that a design starts from. */
  public static JmhSettings jmh(Design design) {
    return switch (design) {
      case ESTIMATE -> ESTIMATE;
      case DETECT -> DETECT;
    };
  }

  /** How many places a variant wants if it does not say. */
  public static int nodes(Design design) {
    return switch (design) {
      case ESTIMATE -> NODES_TO_ESTIMATE;
      case DETECT -> NODES_TO_DETECT;
    };
  }

  static Optional<Object> of(Class<?> owner, String key) {
    return Optional.ofNullable(VALUES.get(owner.getSimpleName() + "." + key));
  }

  static Set<String> keys() {
    return VALUES.keySet();
  }
}
