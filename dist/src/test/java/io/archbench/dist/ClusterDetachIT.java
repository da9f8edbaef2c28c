package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A runner that is a Job of the cluster, on the real node; its trials are on nodes that pretend.
 * Alone: whoever else looks at that node finds somebody on it.
 */
@Tag("alone")
class ClusterDetachIT extends OnTestCluster {
  private static final Path MANIFEST =
      Path.of("../k8s-jobs/src/main/resources/manifests/detached.yaml");
  private static final int ROUNDS = 3;

  /** Asked for inside the API server, beside the "get" that is written down. */
  private static final String UNSEEN = "create pods/exec";

  private final AtomicBoolean held = new AtomicBoolean(true);
  private FakeAgents agents;
  private LocalVolume volume;
  private String here = "";

  @BeforeEach
  void applyWhatARunnerNeeds() throws Exception {
    String manifest = Files.readString(MANIFEST);
    manifest =
        manifest
            .replace("namespace: archbench", "namespace: " + namespace.name())
            .replace("name: archbench-runner-node-reader", "name: " + namespace.name() + "-runner")
            .replace("kind: PersistentVolumeClaim\n", "kind: PersistentVolumeClaim # as it is\n");
    volume = LocalVolume.create(directory, namespace);
    TestCluster.kubectl(
        "apply",
        "-f",
        Files.writeString(directory.resolve("detached.yaml"), volume.claimedIn(manifest))
            .toString());
    agents = FakeAgents.in(TestCluster.kubeconfig(), namespace.name(), this::said);
  }

  /** The first round ends by itself, the others when they are let go. */
  private Map<String, String> said(TrialSpec spec, String pod) throws InterruptedException {
    while (held.get() && spec.id().round() > 1) {
      Thread.sleep(50);
    }
    return FakeAgents.complete(spec, pod);
  }

  @AfterEach
  void removeIt() throws Exception {
    if (namespace != null) { // else the test was skipped
      agents.close();
      volume.delete();
      TestCluster.kubectl(
          "delete", "clusterrolebinding", namespace.name() + "-runner", "--ignore-not-found");
    }
  }

  private Path study() throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: away
        seed: 7
        variants:
          one: {arch: amd64, nodes: [fake-amd64-1]}
          two: {arch: amd64, nodes: [fake-amd64-2]}
        comparisons: [{baseline: one, contender: two}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %s
        rounds: {min: %d, max: %d}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes:
          namespace: %s
          image: "http://%s"
          settle: 0s
          annotations: {%s}
          runner: {image: "http://%s", nodeLabels: {archbench.io/pool: real}}
        """
            .formatted(
                Archbench.QUICK,
                ROUNDS,
                ROUNDS,
                namespace.name(),
                ClusterImage.stub(directory),
                FakeAgents.WAIT,
                ClusterImage.runner(directory)));
  }

  private static void awaitSaid(Archbench.Running attached, String words) throws Exception {
    while (!Files.readString(attached.out()).contains(words)) {
      assertThat(attached.process().isAlive()).as(Files.readString(attached.err())).isTrue();
      Thread.sleep(50);
    }
  }

  /** The kubeconfig's current context leads to where nobody answers. */
  private void lookElsewhere() throws Exception {
    String config = "--kubeconfig=" + namespace.kubeconfig();
    here = TestCluster.kubectl("config", config, "current-context").strip();
    TestCluster.kubectl("config", config, "set-cluster", "nowhere", "--server=https://127.0.0.1:1");
    TestCluster.kubectl("config", config, "set-context", "nowhere", "--cluster=nowhere");
    TestCluster.kubectl("config", config, "use-context", "nowhere");
  }

  private void lookHere() throws Exception {
    TestCluster.kubectl("config", "--kubeconfig=" + namespace.kubeconfig(), "use-context", here);
  }

  @Test
  void aRunGoesOnWithoutWhoBeganItAndInSpiteOfItsPodAndIsFetched() throws Exception {
    Archbench.Result begun =
        run("run", study().toString(), "--on", "kubernetes", "--detach", "--runs", "nowhere");
    assertThat(begun.exit()).as(begun.err()).isZero();
    assertThat(directory.resolve("nowhere")).as("nothing of it is here").doesNotExist();
    String name = begun.out().strip();
    String[] at = {name, "-n", namespace.name()};

    Archbench.Running attached = start("attach", at[0], at[1], at[2]);
    awaitSaid(attached, "collected stub-one-r01");
    awaitSaid(attached, "collected stub-two-r01");
    namespace.kubectlHere("delete", "pods", "-l", "archbench.io/runner", "--grace-period=1");
    Archbench.Result early = run("fetch", at[0], at[1], at[2], "--runs", "runs");
    assertThat(early.exit()).as(early.err()).isZero();
    RunFiles files = new RunFiles(directory.resolve("runs").resolve(name));
    Map<Path, String> kept = files.records();
    assertThat(kept).as("what was collected before it was killed").hasSize(2);
    awaitSaid(attached, " follows ");
    held.set(false);

    Archbench.Result done = attached.end();
    assertThat(done.exit()).as(done.out() + done.err()).isZero();
    assertThat(run("status", at[0], at[1], at[2]).out()).contains(name, "has ended", "exit code 0");
    Archbench.Result fetched = run("fetch", at[0], at[1], at[2], "--runs", "runs");
    assertThat(fetched.exit()).as(fetched.err()).isZero();
    assertThat(fetched.err()).contains("that is all of it");
    assertThat(files.records()).containsAllEntriesOf(kept);
    assertThat(files.cells()).doesNotHaveDuplicates().hasSize(2 * ROUNDS);
    for (String report : RunFiles.REPORTS) {
      assertThat(files.directory().resolve(report)).exists();
    }
    assertThat(namespace.names("pods")).noneMatch(pod -> pod.contains("reader"));
    lookElsewhere();
    assertThat(run("status", files.directory().toString()).out())
        .as("where it was fetched from")
        .contains("finished", "nothing of it is in the cluster");
    lookHere();
    Set<String> needed = Rights.granted("detached.yaml", "archbench-detach");
    assertThat(needed.remove(UNSEEN)).isTrue();
    assertThat(Rights.used(namespace.name(), "archbench"))
        .as("nothing is granted in vain")
        .containsAll(needed);
    assertThat(Rights.granted("role.yaml", "archbench"))
        .as("the runner's own are those of any runner")
        .containsAll(Rights.used(namespace.name(), "archbench-runner"));
    String rule = "[{\"op\": \"replace\", \"path\": \"/rules/1/verbs\", \"value\": [\"get\"]}]";
    namespace.kubectlHere("patch", "role", "archbench-detach", "--type=json", "-p", rule);
    Archbench.Result refused = run("fetch", at[0], at[1], at[2], "--runs", "elsewhere");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.lastLine()).contains("not allowed", "create pods/exec");
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void whatARunnerCannotDoIsSaidBeforeItBegins() throws Exception {
    String study = Files.readString(study());
    Path old =
        Files.writeString(
            directory.resolve("old.yaml"), study.replaceAll("image: \"[^\"]*\", node", "node"));

    Archbench.Result refused = run("run", old.toString(), "--on", "kubernetes", "--detach");

    assertThat(refused.exit()).as(refused.err()).isEqualTo(5);
    assertThat(refused.err())
        .contains("runner-image", "has no runner that starts", "nothing was started");

    String wrong =
        study.replace("runner: {", "runner: {volumeClaim: no-such-claim, serviceAccount: nobody, ");
    Path both = Files.writeString(directory.resolve("both.yaml"), wrong);
    refused = run("run", both.toString(), "--on", "kubernetes", "--detach");
    assertThat(refused.exit()).as(refused.err()).isEqualTo(5);
    assertThat(refused.err())
        .contains("claim-missing: volume claim no-such-claim", "pod-refused: runner", "\"nobody\"")
        .contains("`archbench doctor --detach`");
    assertThat(namespace.names("jobs,configmaps")).noneMatch(each -> each.contains("runner"));
    assertThat(run("doctor", both.toString(), "--detach").out()).contains("claim-missing");
    assertThat(run("doctor", both.toString()).out())
        .as("it is fit for a run from here")
        .doesNotContain("claim-missing", "pod-refused");

    Path claim =
        Files.writeString(
            directory.resolve("claim.yaml"), wrong.replace("serviceAccount: nobody, ", ""));
    Archbench.Result waiting =
        run(
            "run",
            claim.toString(),
            "--on",
            "kubernetes",
            "--detach",
            "--accept",
            "claim-missing",
            "-o",
            "json");
    assertThat(waiting.exit()).as(waiting.err()).isZero();
    String id = RunFiles.json(waiting.out()).path("run").asString("");
    Archbench.Running attached = start("attach", id, "-n", namespace.name());
    awaitSaid(attached, "no-such-claim");
    attached.process().destroy();
    attached.end();
    assertThat(run("stop", id, "-n", namespace.name()).exit()).isZero();
    namespace.await(
        "Suspended", "get", "jobs", "-o", "jsonpath={.items[*].status.conditions[*].type}");
    assertThat(run("status", id, "-n", namespace.name()).out()).contains("or was stopped");

    Archbench.Result unknown = run("attach", "abcdefgh", "-n", namespace.name());
    assertThat(unknown.exit()).isEqualTo(5);
    assertThat(unknown.lastLine()).contains("no Job ab-abcdefgh-runner in " + namespace.name());
  }
}
