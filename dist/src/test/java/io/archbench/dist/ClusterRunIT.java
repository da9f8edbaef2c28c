package io.archbench.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The command line on a real cluster, with the rights of the Role that is shipped. */
class ClusterRunIT extends OnTestCluster {
  private static final String REAL = "amd: {arch: amd64, nodes: [real-amd64]}";

  /** A study of two sides over the stub suite. */
  private Path study(String variants, int rounds, String more) throws Exception {
    String image = ClusterImage.stub(directory);
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: on-a-cluster
        seed: 7
        variants:
          %s
        comparisons: [{baseline: amd, contender: other}]
        suites:
          stub: {cells: ["*steady", "*other"], size: small}
        jmh: %s
        rounds: {min: %d, max: %d}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s%s}
        """
            .formatted(variants, Archbench.QUICK, rounds, rounds, namespace.name(), image, more));
  }

  private static String two(String other) {
    return REAL + "\n  other: " + other;
  }

  private Path onlyRun() throws Exception {
    return onlyRun("runs");
  }

  private Path onlyRun(String where) throws Exception {
    try (Stream<Path> runs = Files.list(directory.resolve(where))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static List<TrialRecord> trialRecords(Path run) throws Exception {
    return new RunFiles(run).records().keySet().stream().map(RunFiles::record).toList();
  }

  private static final String SAME_NODE = "{arch: amd64, nodes: [real-amd64], jvmArgs: [-Xint]}";

  @Test
  void aStudyRunsInPodsAndLeavesNothingBehind() throws Exception {
    Archbench.Result done =
        run("run", study(two(SAME_NODE), 2, "").toString(), "--on", "kubernetes", "--runs", "runs");

    assertThat(done.exit()).as(done.err()).isZero();
    List<TrialRecord> records = trialRecords(onlyRun());
    assertThat(records).hasSize(4);
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.isComplete()).isTrue();
              assertThat(record.synthetic()).isFalse();
              assertThat(record.cells()).allMatch(CellResult.Measured.class::isInstance);
            });
    assertThat(new RunFiles(onlyRun()).comparison().at("/comparisons/0/pairing").asString())
        .isEqualTo("same-node");
    assertThat(namespace.names("jobs")).isEmpty();
    assertThat(namespace.names("leases")).isEmpty();
    assertThat(run("status", onlyRun().toString()).out())
        .contains("4 of 4 trials collected", "nothing of it is in the cluster");
  }

  /** Strings that are secret here, put wherever a runner may come across some. */
  @Test
  void noSecretIsInAnythingThatARunLeaves() throws Exception {
    String token =
        TestCluster.kubectl(
                "config",
                "--kubeconfig=" + namespace.kubeconfig(),
                "view",
                "--raw",
                "-o",
                "jsonpath={.users[?(@.name==\"runner\")].user.token}")
            .strip();
    assertThat(token).hasSizeGreaterThan(100);
    Path docker = Files.createDirectories(directory.resolve("docker"));
    String login =
        Base64.getEncoder().encodeToString("canary-user:canary-password".getBytes(UTF_8));
    Files.writeString(
        docker.resolve("config.json"),
        "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(TestCluster.registry(), login));

    Archbench.Result done =
        archbench
            .start(
                Map.of(
                    "KUBECONFIG", namespace.kubeconfig().toString(),
                    "DOCKER_CONFIG", docker.toString(),
                    "AWS_SECRET_ACCESS_KEY", "canary-environment"),
                List.of(),
                "run",
                study(two(SAME_NODE), 1, "").toString(),
                "--on",
                "kubernetes",
                "--runs",
                "runs")
            .end();

    assertThat(done.exit()).as(done.err()).isZero();
    List<String> secrets =
        List.of(token, login, "canary-user", "canary-password", "canary-environment");
    assertThat(done.out() + done.err()).doesNotContain(secrets);
    int looked = 0;
    try (Stream<Path> files = Files.walk(onlyRun())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text =
            file.toString().endsWith(".gz")
                ? new String(
                    new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8)
                : new String(bytes, UTF_8);
        assertThat(text).as(file.toString()).doesNotContain(secrets);
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(8);
  }

  @Test
  void whereTheCpuManagerIsStaticATrialWithEqualLimitsHasItsCpuForItself() throws Exception {
    Path study =
        Files.writeString(
            directory.resolve("equal.yaml"),
            Files.readString(study(two(SAME_NODE), 1, ""))
                .replace("{cpu: 1, memory", "{cpu: 1, cpuLimit: equal, memory"));

    Archbench.Result done = run("run", study.toString(), "--on", "kubernetes", "--runs", "runs");

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(trialRecords(onlyRun()))
        .hasSize(2)
        .allSatisfy(
            record -> {
              assertThat(record.environment().cgroup().cpuset().orElseThrow()).matches("[0-9]+");
              assertThat(record.environment().cgroup().cpuQuota()).isEmpty();
            });
  }

  @Test
  void theQuickstartMeasuresTheSameInPodsAsInProcesses() throws Exception {
    String image = ClusterImage.build(directory, "indexing:1", "--suites", "indexing");
    String quickstart =
        Files.readString(Path.of("../examples/quickstart.yaml"))
            .replaceAll("(?m)^  (g1|parallel)-arm64: .*\\n", "")
            .replaceAll("(?m)^  - .*-arm64}.*\\n", "")
            .replace("rounds: {min: 5, max: 5}", "rounds: {min: 1, max: 1}")
            .replace("nodes: 1", "nodes: [real-amd64]");
    Path study =
        Files.writeString(
            directory.resolve("quickstart.yaml"),
            quickstart
                + "kubernetes: {namespace: %s, image: \"http://%s\", settle: 0s}\n"
                    .formatted(namespace.name(), image));

    Archbench.Result here = run("run", study.toString(), "--runs", "runs");
    List<TrialRecord> inProcesses = trialRecords(onlyRun());
    Archbench.Result there =
        run("run", study.toString(), "--on", "kubernetes", "--runs", "cluster-runs");
    List<TrialRecord> inPods = trialRecords(onlyRun("cluster-runs"));

    assertThat(here.exit()).as(here.err()).isZero();
    assertThat(there.exit()).as(there.err()).isZero();
    assertThat(inPods).hasSize(2);
    assertThat(inPods.stream().map(ClusterRunIT::kind).toList())
        .containsExactlyElementsOf(inProcesses.stream().map(ClusterRunIT::kind).toList());
  }

  /** All of a record that does not depend on how fast it was. */
  private static String kind(TrialRecord record) {
    StringBuilder kind = new StringBuilder();
    kind.append(record.spec().id()).append(' ').append(record.spec().workSha256());
    kind.append(' ').append(record.spec().jvmArgs()).append(record.noiseAfter().isPresent());
    record.cells().stream()
        .sorted(Comparator.comparing(CellResult::cell))
        .map(CellResult.Measured.class::cast)
        .forEach(
            cell ->
                kind.append('\n')
                    .append(cell.cell())
                    .append(cell.unit())
                    .append(cell.iterations().size())
                    .append(metrics(cell))
                    .append(cell.histograms().keySet())
                    .append(cell.answerSha256())
                    .append(cell.corpusSha256())
                    .append(cell.nativeLibraries()));
    return kind.toString();
  }

  /** The names of a cell's further metrics; that of the collections' time needs a collection. */
  private static List<String> metrics(CellResult.Measured cell) {
    return cell.secondary().keySet().stream()
        .filter(metric -> !metric.equals("gc.time"))
        .sorted()
        .toList();
  }

  @Test
  void anArmVariantWithoutTheTolerationIsToldWhichTaintKeepsItAway() throws Exception {
    Path study = study(two("{arch: arm64, nodes: 1}"), 1, ", pendingTimeout: 12s");
    Archbench.Result refused = run("run", study.toString(), "--on", "kubernetes", "--runs", "runs");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("error node-taint: variant other", "--accept ID");
    assertThat(directory.resolve("runs")).doesNotExist();

    Archbench.Running running =
        start(
            "run",
            study.toString(),
            "--on",
            "kubernetes",
            "--accept",
            "node-taint",
            "--runs",
            "runs");
    running.awaitWords("waiting other: ");
    running.awaitWords("fake-arm64-1 has the taint node-role.vos/arm_controller=true:NoSchedule");

    Archbench.Result done = running.end();

    assertThat(done.exit()).isEqualTo(5);
    assertThat(done.err())
        .contains("0 of 1 nodes for other (arm64)", "untolerated taint", "--allow-missing");
    assertThat(namespace.names("jobs")).isEmpty();
    assertThat(trialRecords(onlyRun())).isEmpty();
  }

  @Test
  void aVariantWithoutANodeIsPendingIfThatIsAllowed() throws Exception {
    Path study = study(two("{arch: arm64, nodes: 1}"), 1, ", pendingTimeout: 5s");

    Archbench.Result done =
        run("run", study.toString(), "--on", "kubernetes", "--allow-missing", "--runs", "runs");

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("pending other: 0 of 1 nodes");
    assertThat(trialRecords(onlyRun())).hasSize(1);
  }

  @Test
  void whatRunsGoesOnAfterAnInterruptionAndIsAdopted() throws Exception {
    Archbench.Running running =
        start(
            "run", study(two(SAME_NODE), 3, "").toString(), "--on", "kubernetes", "--runs", "runs");
    running.awaitWords("started stub-");
    namespace.await("Running", "get", "pods", "-l", "archbench.io/suite=stub");
    running.process().destroy();

    Archbench.Result interrupted = running.end();

    assertThat(interrupted.exit()).isEqualTo(143);
    assertThat(interrupted.err()).contains("archbench resume", "archbench clean");
    List<String> jobs = namespace.names("jobs");
    assertThat(jobs).hasSize(1);
    String run = onlyRun().toString();
    assertThat(run("status", run).out()).contains("Job " + jobs.get(0).replaceFirst(".*/", ""));
    String uid = namespace.kubectlHere("get", "pods", "-o", "jsonpath={.items[0].metadata.uid}");

    Archbench.Result resumed = run("resume", run);

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("adopted stub-");
    assertThat(trialRecords(Path.of(run))).hasSize(6);
    assertThat(new RunFiles(Path.of(run)).placements()).anyMatch(text -> text.contains(uid));
    assertThat(namespace.names("jobs")).isEmpty();
  }

  @Test
  void cleanNamesAndDeletesWhatCarriesTheRunsLabelAndNothingElse() throws Exception {
    Archbench.Running running =
        start(
            "run", study(two(SAME_NODE), 3, "").toString(), "--on", "kubernetes", "--runs", "runs");
    running.awaitWords("started stub-");
    namespace.await("Running", "get", "pods", "-l", "archbench.io/suite=stub");
    running.process().destroyForcibly();
    Archbench.Result killed = running.end();
    assertThat(killed.exit()).isEqualTo(137);
    namespace.kubectlHere("create", "job", "somebody-elses", "--image=registry.test/x");
    String run = onlyRun().toString();

    Archbench.Result asked = run("clean", run);
    Archbench.Result named = run("clean", run, "--dry-run");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(named.out()).contains("Job ab-", "Pod ab-", "Lease ab-").doesNotContain("somebody");
    assertThat(namespace.names("jobs")).hasSize(2);

    Archbench.Result cleaned = run("clean", run, "--yes");

    assertThat(cleaned.exit()).as(cleaned.err()).isZero();
    assertThat(namespace.names("jobs")).containsExactly("job.batch/somebody-elses");
    assertThat(namespace.names("leases")).isEmpty();
    assertThat(run("clean", run).err()).contains("Nothing of it is in the cluster");
  }

  @Test
  void aSecondRunnerElsewhereIsKeptOut() throws Exception {
    Archbench.Running running =
        start(
            "run", study(two(SAME_NODE), 9, "").toString(), "--on", "kubernetes", "--runs", "runs");
    running.awaitWords("started stub-");
    Path copy = directory.resolve("copy");
    RunFiles unused = new RunFiles(onlyRun()).copyTo(copy);

    Archbench.Result second = run("resume", copy.toString());

    assertThat(second.exit()).as(second.err()).isEqualTo(2);
    assertThat(second.err()).contains("is carried out by", "renews Lease ab-");
    running.process().destroy();
    running.end();
  }

  @Test
  void withoutAClusterRoleTheStudyNamesItsNodesAndWhatWasNotCheckedIsSaid() throws Exception {
    namespace.remove();
    namespace = ClusterNamespace.create(directory, false);
    Path named = study(two(SAME_NODE), 1, "");
    Archbench.Result done = run("run", named.toString(), "--on", "kubernetes", "--runs", "runs");

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(new RunFiles(onlyRun()).placements())
        .allMatch(text -> text.contains("the node's labels and type, and who else was on it"));
    assertThat(new RunFiles(onlyRun()).text("report.html"))
        .contains("real-amd64: not checked: the node");

    Path unnamed = study(two("{arch: amd64, nodes: 1}"), 1, "");
    Archbench.Result refused =
        run("run", unnamed.toString(), "--on", "kubernetes", "--runs", "others");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err().replaceAll("\\s+", " "))
        .contains("not allowed to read nodes", "archbench-node-reader", "variants.other.nodes");
  }

  @Test
  void anImageThatLacksAPlatformIsRefusedBeforeAnythingIsCreated() throws Exception {
    String image =
        ClusterImage.build(
            directory, "amd-only:1", "--suites", "stub", "--platform", "linux/amd64");
    Path study =
        Files.writeString(
            directory.resolve("one.yaml"),
            Files.readString(study(two("{arch: arm64, nodes: 1}"), 1, ""))
                .replace(ClusterImage.stub(directory), image));

    Archbench.Result refused = run("run", study.toString(), "--on", "kubernetes", "--runs", "runs");

    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("linux/arm64");
    assertThat(directory.resolve("runs")).doesNotExist();
    assertThat(namespace.names("jobs,pods")).isEmpty();
  }
}
