package io.archbench.agent.probe;

import io.archbench.trial.record.Environment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The control group of this process. A limit may also come from a group above; where the process's
 * own path is not mounted, as in most containers, the mount's root is the group.
 */
interface ControlGroup {
  /** Limits that hold now. */
  Environment.Cgroup limits();

  /** Periods in which the quota was used up. */
  Optional<Long> throttledPeriods();

  /** Time spent throttled. */
  Optional<Long> throttledNanos();

  /** CPU time used. */
  Optional<Long> cpuNanos();

  /** Highest memory use. */
  Optional<Long> memoryPeakBytes();

  /** Processes killed for memory. */
  Optional<Long> outOfMemoryKills();

  /** The group of that machine's process; empty if there is none. */
  static Optional<ControlGroup> of(Machine machine) {
    Path mount = machine.sys().resolve("fs/cgroup");
    if (Files.exists(mount.resolve("cgroup.controllers"))) {
      return Optional.of(new ControlGroupV2(chain(mount, path(machine, ""))));
    }
    if (Files.isDirectory(mount.resolve("memory")) || Files.isDirectory(mount.resolve("cpu"))) {
      return Optional.of(
          new ControlGroupV1(
              chain(mount.resolve("cpu"), path(machine, "cpu")),
              chain(mount.resolve("cpuacct"), path(machine, "cpuacct")),
              chain(mount.resolve("cpuset"), path(machine, "cpuset")),
              chain(mount.resolve("memory"), path(machine, "memory"))));
    }
    return Optional.empty();
  }

  /** This process's path in the hierarchy of a controller; version 2's has no controller. */
  private static String path(Machine machine, String controller) {
    for (String line : machine.procLines("self/cgroup")) {
      String[] fields = line.split(":", 3);
      if (fields.length == 3 && Arrays.asList(fields[1].split(",", -1)).contains(controller)) {
        return fields[2];
      }
    }
    return "/";
  }

  /** The group's directory and those above it, up to the mount. */
  private static List<Path> chain(Path mount, String path) {
    List<Path> chain = new ArrayList<>();
    Path group = below(mount, path.substring(path.startsWith("/") ? 1 : 0));
    if (group.startsWith(mount) && Files.isDirectory(group)) {
      for (Path each = group; each.startsWith(mount); each = each.resolve("..").normalize()) {
        chain.add(each);
      }
    } else {
      chain.add(mount);
    }
    return List.copyOf(chain);
  }

  private static Path below(Path mount, String path) {
    try {
      return mount.resolve(path).normalize();
    } catch (InvalidPathException e) {
      return mount;
    }
  }
}
