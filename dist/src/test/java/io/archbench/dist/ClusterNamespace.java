package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A namespace of the tests' cluster with the Role that is shipped, and the credentials of whoever
 * has that Role and nothing else.
 *
 * @param kubeconfig of the ServiceAccount
 */
record ClusterNamespace(String name, Path kubeconfig) {
  private static final Path MANIFESTS = Path.of("../k8s-jobs/src/main/resources/manifests");

  /**
   * Makes one.
   *
   * @param readsNodes whether the ClusterRole is bound as well
   */
  static ClusterNamespace create(Path directory, boolean readsNodes) throws Exception {
    String name = "test-" + Long.toString(System.nanoTime(), 36);
    Path manifests = Files.createTempDirectory(directory, "manifests");
    try (Stream<Path> files = Files.list(MANIFESTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text =
            Files.readString(file)
                .replace("namespace: archbench", "namespace: " + name)
                .replaceFirst(
                    "kind: Namespace\nmetadata:\n  name: archbench",
                    "kind: Namespace\nmetadata:\n  name: " + name)
                .replace(
                    "kind: ClusterRoleBinding\nmetadata:\n  name: archbench-node-reader",
                    "kind: ClusterRoleBinding\nmetadata:\n  name: " + name);
        if (readsNodes || !file.endsWith("kustomization.yaml")) {
          Files.writeString(manifests.resolve(file.getFileName()), text);
        } else {
          Files.writeString(
              manifests.resolve(file.getFileName()), text.replace("  - node-reader.yaml\n", ""));
        }
      }
    }
    kubectl("apply", "-k", manifests.toString());
    Path kubeconfig = manifests.resolve("kubeconfig");
    Files.copy(TestCluster.kubeconfig(), kubeconfig);
    String token = kubectl("create", "token", "archbench", "-n", name, "--duration=2h").strip();
    String config = "--kubeconfig=" + kubeconfig;
    kubectl("config", config, "set-credentials", "runner", "--token=" + token);
    kubectl("config", config, "set-context", "--current", "--user=runner");
    return new ClusterNamespace(name, kubeconfig);
  }

  /** kubectl in this namespace, as the cluster's administrator. */
  String kubectlHere(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-n", name));
    return kubectl(all.toArray(String[]::new));
  }

  /** The names of what is there of a kind, one a line. */
  List<String> names(String kind) throws Exception {
    return kubectlHere("get", kind, "-o", "name").lines().toList();
  }

  /** Returns when kubectl prints that text. */
  void await(String words, String... arguments) throws Exception {
    for (int look = 0; look < 600; look++) {
      if (kubectlHere(arguments).contains(words)) {
        return;
      }
      Thread.sleep(200);
    }
    assertThat(kubectlHere(arguments)).contains(words);
  }

  /** Removes it. */
  void remove() throws Exception {
    kubectl("delete", "namespace", name, "--wait=false");
    kubectl("delete", "clusterrolebinding", name, "--ignore-not-found");
  }
}
