package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The rights of the shipped Role beside those that were used, as the API server wrote them down.
 */
class ClusterRightsIT extends OnTestCluster {
  private static final Path ROLE = Path.of("../k8s-jobs/src/main/resources/manifests/role.yaml");

  /** Whoever applies what is not there yet needs it; written down is the patch alone. */
  private static final String UNSEEN = "create jobs";

  private Path study(String name, String more) throws Exception {
    return Files.writeString(
        directory.resolve(name + ".yaml"),
        """
        schema: 1
        study: %s
        seed: 7
        variants:
          one: {arch: amd64, nodes: [fake-amd64-1]}
          two: {arch: amd64, nodes: [fake-amd64-2]}
          nowhere: {arch: arm64, nodes: 1}
        comparisons: [{baseline: one, contender: two}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %s
        rounds: {min: 1, max: 1}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s, pendingTimeout: 5s,
          annotations: {%s}}
        %s
        """
            .formatted(
                name,
                Archbench.QUICK,
                namespace.name(),
                ClusterImage.stub(directory),
                FakeAgents.WAIT,
                more));
  }

  private Archbench.Running begin(Path study) throws Exception {
    return start(
        "run",
        study.toString(),
        "--on",
        "kubernetes",
        "--allow-missing",
        "--yes",
        "--runs",
        "runs");
  }

  @Test
  void eachRightOfTheRoleIsUsedAndNoOther() throws Exception {
    stopAndResume();
    useUpTheBudget();

    assertThat(used()).isEqualTo(granted());
  }

  private void stopAndResume() throws Exception {
    Archbench.Running running = begin(study("stopped", ""));
    running.awaitWords("started stub-two");
    Path run = archbench.awaitRun(running, "runs");
    awaitUse("update leases");
    running.process().destroy();
    running.end();
    assertThat(run("status", run.toString()).exit()).isZero();
    try (FakeAgents agents =
        FakeAgents.in(TestCluster.kubeconfig(), namespace.name(), FakeAgents.COMPLETE)) {
      Archbench.Result done = run("resume", run.toString(), "--allow-missing");
      assertThat(done.exit()).as(done.err()).isZero();
      agents.check();
    }
  }

  /**
   * The pods of nodes that pretend do not heed a deadline: what counts is that they are given one.
   */
  private void useUpTheBudget() throws Exception {
    Archbench.Running running = begin(study("spent", "budget: {hours: 0.004}"));
    awaitUse("patch pods");
    running.process().destroyForcibly().waitFor();
  }

  private void awaitUse(String right) throws Exception {
    for (int look = 0; look < 300 && !used().contains(right); look++) {
      Thread.sleep(200);
    }
    assertThat(used()).contains(right);
  }

  /** Verb and resource of each request in the namespace that was let through. */
  private Set<String> used() throws Exception {
    try (Stream<String> lines = Files.lines(TestCluster.auditLog())) {
      return lines
          .filter(line -> line.contains(namespace.name() + ":archbench"))
          .map(RunFiles::json)
          .filter(request -> request.path("responseStatus").path("code").asInt(0) < 400)
          .filter(request -> text(request, "namespace").equals(namespace.name()))
          .map(ClusterRightsIT::right)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String right(JsonNode request) {
    String part = text(request, "subresource");
    return request.path("verb").asString("")
        + " "
        + text(request, "resource")
        + (part.isEmpty() ? "" : "/" + part);
  }

  private static String text(JsonNode request, String field) {
    return request.path("objectRef").path(field).asString("");
  }

  private static Set<String> granted() throws Exception {
    Set<String> rights =
        Serialization.unmarshal(Files.readString(ROLE), Role.class).getRules().stream()
            .flatMap(
                rule ->
                    rule.getResources().stream()
                        .flatMap(
                            resource ->
                                rule.getVerbs().stream().map(verb -> verb + " " + resource)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rights.remove(UNSEEN)).isTrue();
    return rights;
  }
}
