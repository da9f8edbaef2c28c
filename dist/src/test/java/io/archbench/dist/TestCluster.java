package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cluster that {@code k8s-jobs/testcluster/cluster.sh start DIR --nodes 2 --real-node} started;
 * where it has to be there, a test may not be skipped.
 */
final class TestCluster {
  private static final Path DIRECTORY =
      Path.of(System.getenv().getOrDefault("ARCHBENCH_CLUSTER", "none")).toAbsolutePath();

  private static final Path SCRIPT = Path.of("../k8s-jobs/testcluster/cluster.sh");

  private TestCluster() {}

  /** Skips the test with the reason unless it runs. */
  static void assume() {
    boolean there = Files.exists(DIRECTORY.resolve("registry"));
    String reason =
        "needs the cluster of the tests: run k8s-jobs/testcluster/cluster.sh start DIR --nodes 2"
            + " --real-node and set ARCHBENCH_CLUSTER to DIR";
    if (System.getenv("ARCHBENCH_REQUIRE_CLUSTER") != null) {
      assertThat(there).as(reason).isTrue();
    }
    assumeTrue(there, reason);
  }

  static Path kubeconfig() {
    return DIRECTORY.resolve("kubeconfig");
  }

  /** What service accounts asked the API server for, a JSON document a line. */
  static Path auditLog() {
    return DIRECTORY.resolve("audit.log");
  }

  /** Host and port of its registry, which has no TLS. */
  static String registry() throws IOException {
    return Files.readString(DIRECTORY.resolve("registry")).strip();
  }

  /** Runs kubectl to its end, and gives what it printed. */
  static String kubectl(String... arguments) throws Exception {
    return script("kubectl", DIRECTORY, arguments);
  }

  /** Runs a command of the script on a cluster, and gives what it printed. */
  static String script(String command, Path cluster, String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("bash", SCRIPT.toString(), command, cluster.toString()));
    line.addAll(List.of(arguments));
    Path errors = Files.createTempFile("kubectl", ".txt");
    try {
      Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor())
          .as("%s %s: %s", command, String.join(" ", arguments), Files.readString(errors))
          .isZero();
      return out;
    } finally {
      Files.delete(errors);
    }
  }
}
