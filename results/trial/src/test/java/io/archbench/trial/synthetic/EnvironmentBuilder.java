package io.archbench.trial.synthetic;

import io.archbench.trial.Architecture;
import io.archbench.trial.record.Environment;
import io.archbench.trial.record.Environment.Cgroup;
import io.archbench.trial.record.Environment.Cpu;
import io.archbench.trial.record.Environment.Jvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes environments as a trial would see them; not thread-safe.
 *
 * <p>The defaults are a node of 16 logical processors running OpenJDK 21 with G1: hyper-threads on
 * amd64, cores on arm64.
 */
public final class EnvironmentBuilder {
  private final Architecture architecture;
  private String cpuModel;
  private int processors = 16;
  private Optional<Integer> threadsPerCore;
  private Cgroup cgroup =
      new Cgroup(2, Optional.empty(), Optional.of("0-15"), Optional.of(51_539_607_552L));
  private String kernel = "6.8.0-1021-azure";
  private Optional<Long> pageSizeBytes = Optional.of(4_096L);
  private Optional<String> transparentHugePages = Optional.of("madvise");
  private Optional<String> clockSource;
  private String build = "21.0.8+9-LTS";
  private String vendor = "Eclipse Adoptium";
  private String name = "OpenJDK 64-Bit Server VM";
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> finalFlags = new TreeMap<>();
  private final List<String> suspicions = new ArrayList<>();

  private EnvironmentBuilder(Architecture architecture) {
    boolean amd64 = architecture == Architecture.AMD64;
    this.architecture = architecture;
    cpuModel = amd64 ? "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz" : "0x41/0xd49";
    threadsPerCore = Optional.of(amd64 ? 2 : 1);
    clockSource = Optional.of(amd64 ? "tsc" : "arch_sys_counter");
    finalFlags.put("UseG1GC", "true");
    finalFlags.put("UseParallelGC", "false");
    finalFlags.put("MaxHeapSize", "8589934592");
    finalFlags.put("InitialHeapSize", "8589934592");
  }

  /** The usual node of that architecture. */
  public static EnvironmentBuilder of(Architecture architecture) {
    return new EnvironmentBuilder(architecture);
  }

  public EnvironmentBuilder cpuModel(String model) {
    cpuModel = model;
    return this;
  }

  public EnvironmentBuilder processors(int count) {
    processors = count;
    return this;
  }

  /** Zero: not visible. */
  public EnvironmentBuilder threadsPerCore(int count) {
    threadsPerCore = count == 0 ? Optional.empty() : Optional.of(count);
    return this;
  }

  public EnvironmentBuilder cgroup(Cgroup limits) {
    cgroup = limits;
    return this;
  }

  public EnvironmentBuilder kernel(String release) {
    kernel = release;
    return this;
  }

  public EnvironmentBuilder pageSizeBytes(long bytes) {
    pageSizeBytes = Optional.of(bytes);
    return this;
  }

  public EnvironmentBuilder transparentHugePages(String choice) {
    transparentHugePages = Optional.of(choice);
    return this;
  }

  public EnvironmentBuilder clockSource(String source) {
    clockSource = Optional.of(source);
    return this;
  }

  public EnvironmentBuilder jvm(String fullVersion, String fromVendor) {
    build = fullVersion;
    vendor = fromVendor;
    return this;
  }

  /** What the JVM calls itself. */
  public EnvironmentBuilder jvmName(String words) {
    name = words;
    return this;
  }

  /** Adds flags that were asked for. */
  public EnvironmentBuilder arguments(List<String> flags) {
    arguments.addAll(flags);
    return this;
  }

  /** Sets a final flag. */
  public EnvironmentBuilder finalFlag(String name, String value) {
    finalFlags.put(name, value);
    return this;
  }

  /** Makes {@code ParallelGC} the collector, with what follows from that choice. */
  public EnvironmentBuilder parallel() {
    return finalFlag("UseG1GC", "false")
        .finalFlag("UseParallelGC", "true")
        .finalFlag("ParallelGCThreads", "13");
  }

  public EnvironmentBuilder suspicion(String sign) {
    suspicions.add(sign);
    return this;
  }

  /** The environment. */
  public Environment build() {
    Cpu cpu =
        new Cpu(
            cpuModel,
            Map.of("stepping", "6"),
            processors,
            threadsPerCore.map(threads -> processors / threads),
            threadsPerCore,
            Optional.of(1),
            Map.of("L1d", "32K", "L2", "1280K"),
            "unknown");
    Jvm jvm = new Jvm(build, vendor, name, arguments, finalFlags);
    return new Environment(
        architecture,
        cpu,
        cgroup,
        "Linux",
        kernel,
        pageSizeBytes,
        transparentHugePages,
        clockSource,
        Optional.of(68_719_476_736L),
        jvm,
        suspicions);
  }
}
