package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster to break: of its own, with one real node whose kubelet gives nobody a CPU for himself.
 *
 * @param directory of its state
 * @param image with the stub suite, in its registry, by digest
 */
record DrillCluster(Path directory, String image) {
  static final String NAMESPACE = "drills";

  /** Starts one. */
  static DrillCluster start(Path scratch) throws Exception {
    Path directory = Files.createTempDirectory("kc");
    TestCluster.script("start", directory, "--nodes", "1", "--real-node", "--cpu-manager", "none");
    String registry = Files.readString(directory.resolve("registry")).strip();
    DrillCluster cluster =
        new DrillCluster(
            directory, ClusterImage.buildIn(registry, scratch, "stub:1", "--suites", "stub"));
    cluster.kubectl("create", "namespace", NAMESPACE);
    cluster.kubectl(
        "label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
    return cluster;
  }

  void stop() throws Exception {
    TestCluster.script("stop", directory);
    RunFiles.delete(directory);
  }

  Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  String kubectl(String... arguments) throws Exception {
    return TestCluster.script("kubectl", directory, arguments);
  }

  void killApiServer() throws Exception {
    TestCluster.script("kill-apiserver", directory);
  }

  void startApiServer() throws Exception {
    TestCluster.script("start-apiserver", directory);
  }

  void stopRegistry() throws Exception {
    TestCluster.script("stop-registry", directory);
  }

  void startRegistry() throws Exception {
    TestCluster.script("start-registry", directory);
  }

  /** Removes from the node all images whose name has that part, as its garbage collection does. */
  void removeImages(String part) throws Exception {
    String ctr = directory.resolve("root/usr/bin/ctr") + " -n k8s.io images ";
    String inside = "%1$s ls -q | grep -F '%2$s' | xargs %1$s rm --sync".formatted(ctr, part);
    assertThat(
            Root.run("nsenter", "-m", "-n", "-t", Long.toString(node().pid()), "sh", "-c", inside))
        .isZero();
  }

  /** The first process of the node's namespaces. */
  private ProcessHandle node() throws IOException {
    return self().children().findFirst().orElseThrow();
  }

  private ProcessHandle self() throws IOException {
    long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** The pod of the trial that runs; empty if none does. */
  String trialPod() throws Exception {
    return kubectl(
            "get",
            "pods",
            "-n",
            NAMESPACE,
            "-l",
            "archbench.io/suite",
            "--field-selector=status.phase=Running",
            "-o",
            "jsonpath={.items[*].metadata.name}")
        .strip();
  }

  /** Asks for a pod's eviction, as a drain does. */
  void evict(String pod, Path scratch) throws Exception {
    Path eviction =
        Files.writeString(
            scratch.resolve("eviction.json"),
            """
            {"apiVersion": "policy/v1", "kind": "Eviction",
             "metadata": {"name": "%s", "namespace": "%s"}}
            """
                .formatted(pod, NAMESPACE));
    kubectl(
        "create",
        "--raw",
        "/api/v1/namespaces/" + NAMESPACE + "/pods/" + pod + "/eviction",
        "-f",
        eviction.toString());
  }

  /** The agents that run; those of other clusters are not below this one's process. */
  List<ProcessHandle> agents() throws IOException {
    return self()
        .descendants()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .filter(
                        arguments ->
                            String.join(" ", arguments).contains("io.archbench.agent.Agent run"))
                    .isPresent())
        .toList();
  }

  /** Kills the agents and all that they started, at once. */
  void killContainers() throws IOException {
    for (ProcessHandle agent : agents()) {
      Stream.concat(Stream.of(agent), agent.descendants())
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
