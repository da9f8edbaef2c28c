package io.archbench.dist;

import io.archbench.trial.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;

/** A node of the tests' cluster that only pretends. */
final class FakeNode {
  private FakeNode() {}

  /**
   * Has one join.
   *
   * @param directory for its manifest
   * @param pool its label {@code test-pool}
   * @param taints in JSON, with commas between them
   */
  static void join(
      Path directory, String name, String pool, Architecture architecture, String taints)
      throws Exception {
    Path node =
        Files.writeString(
            directory.resolve(name + ".json"),
            """
            {"apiVersion": "v1", "kind": "Node",
             "metadata": {"name": "%1$s", "annotations": {"kwok.x-k8s.io/node": "fake"},
               "labels": {"test-pool": "%2$s", "kubernetes.io/arch": "%3$s",
                          "kubernetes.io/os": "linux", "kubernetes.io/hostname": "%1$s"}},
             "spec": {"taints": [%4$s]},
             "status": {"nodeInfo": {"architecture": "%3$s", "operatingSystem": "linux"},
               "allocatable": {"cpu": "4", "memory": "16Gi", "pods": "20"},
               "capacity": {"cpu": "4", "memory": "16Gi", "pods": "20"}}}
            """
                .formatted(name, pool, architecture, taints));
    TestCluster.kubectl("apply", "-f", node.toString());
  }
}
