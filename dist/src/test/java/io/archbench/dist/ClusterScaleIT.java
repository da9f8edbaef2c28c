package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobManifest;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of thousands of trials on hundreds of nodes that pretend: it finishes, and prints the
 * memory of its runner and its rate beside that of the same Jobs created by nobody in particular.
 * {@code make scale}, with {@code NODES} (of each architecture) and {@code TRIALS}.
 */
@EnabledIfSystemProperty(
    named = "archbench.scale",
    matches = "\\d+",
    disabledReason = "takes minutes of a whole machine: make scale")
class ClusterScaleIT {
  private static final int TRIALS = Integer.getInteger("archbench.scale", 0);
  private static final int NODES = Integer.getInteger("archbench.scale.nodes", 100);
  private static final String NAMESPACE = "scale";

  /** As the runner's Jobs are: twenty a second. */
  private static final Duration APART = Duration.ofMillis(50);

  @TempDir private Path directory;

  @Test
  void thousandsOfTrialsOnHundredsOfNodesAreCollected() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    String image = ClusterImage.stub(directory);
    Path cluster = Files.createTempDirectory("kc");
    TestCluster.script("start", cluster, "--nodes", Integer.toString(NODES));
    Archbench archbench = new Archbench(directory);
    System.setProperty("kubeconfig", cluster.resolve("kubeconfig").toString());
    try (KubernetesClient client =
            new KubernetesClientBuilder().withConfig(Config.autoConfigure(null)).build();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      TestCluster.script("kubectl", cluster, "create", "namespace", NAMESPACE);
      double bare = bare(client, image, threads);
      System.out.printf(Locale.ROOT, "scale: bare %.1f Jobs/s%n", bare);
      try (FakeAgents agents =
          FakeAgents.in(cluster.resolve("kubeconfig"), NAMESPACE, FakeAgents.COMPLETE)) {
        run(archbench, cluster, image, bare);
        agents.check();
      }
    } finally {
      System.clearProperty("kubeconfig");
      archbench.endAll();
      TestCluster.script("stop", cluster);
      RunFiles.delete(cluster);
    }
  }

  private void run(Archbench archbench, Path cluster, String image, double bare) throws Exception {
    long began = System.nanoTime();
    Archbench.Running running =
        archbench.start(
            Map.of("KUBECONFIG", cluster.resolve("kubeconfig").toString()),
            flagsOfLauncher(),
            "run",
            study(image).toString(),
            "--on",
            "kubernetes",
            "--runs",
            "runs");
    Path run = archbench.awaitRun(running, "runs");
    running.awaitWords("started stub-");
    double waited = seconds(began);
    long largest = 0;
    while (running.process().isAlive()) {
      largest = Math.max(largest, residentMebibytes(running.process().pid()));
      Thread.sleep(500);
    }
    Archbench.Result done = running.end();
    double rate = TRIALS / (seconds(began) - waited);
    System.out.printf(
        Locale.ROOT,
        "scale: %d trials on %d nodes, nodes held after %.1f s, then %.1f trials/s (%.2f of bare),"
            + " runner %d MiB%n",
        TRIALS,
        2 * NODES,
        waited,
        rate,
        rate / bare,
        largest);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(new RunFiles(run).cells()).doesNotHaveDuplicates().hasSize(TRIALS);
  }

  /** Those with which it starts each command: they are what the memory depends on. */
  private static List<String> flagsOfLauncher() throws IOException {
    Matcher line =
        Pattern.compile("exec \"\\$jdk/bin/java\" (.*) \"\\$@\"")
            .matcher(Files.readString(Path.of("../archbench")));
    assertThat(line.find()).as("how the launcher starts a JVM").isTrue();
    return List.of(line.group(1).split(" "));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static long residentMebibytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> line.replaceAll("\\D", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has ended
    }
  }

  private Path study(String image) throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: scale
        seed: 7
        variants:
          amd: {arch: amd64, nodes: %1$d, nodeLabels: {archbench.io/pool: fake}}
          arm:
            arch: arm64
            nodes: %1$d
            nodeLabels: {archbench.io/pool: fake}
            tolerations: [{key: node-role.vos/arm_controller, value: "true", effect: NoSchedule}]
        comparisons: [{baseline: amd, contender: arm}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %2$s
        rounds: {min: %3$d, max: %3$d}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %4$s, image: "http://%5$s", settle: 0s, annotations: {%6$s}}
        """
            .formatted(NODES, Archbench.QUICK, TRIALS / 2, NAMESPACE, image, FakeAgents.WAIT));
  }

  /** Jobs a second, created at the runner's own pace and left to the cluster. */
  private static double bare(KubernetesClient client, String image, ExecutorService threads)
      throws Exception {
    List<Job> jobs = IntStream.range(0, TRIALS).mapToObj(number -> bareJob(number, image)).toList();
    long began = System.nanoTime();
    List<Future<Job>> creations = new ArrayList<>();
    for (Job job : jobs) {
      long due = began + creations.size() * APART.toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      creations.add(threads.submit(() -> client.resource(job).inNamespace(NAMESPACE).create()));
    }
    for (Future<Job> created : creations) {
      created.get();
    }
    while (client.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems().stream()
            .filter(job -> Integer.valueOf(1).equals(job.getStatus().getSucceeded()))
            .count()
        < TRIALS) {
      Thread.sleep(500);
    }
    double rate = TRIALS / seconds(began);
    client.batch().v1().jobs().inNamespace(NAMESPACE).delete();
    while (!client.pods().inNamespace(NAMESPACE).list().getItems().isEmpty()) {
      Thread.sleep(500);
    }
    return rate;
  }

  /** That of a trial, without what keeps pods apart. */
  private static Job bareJob(int number, String image) {
    TrialSpec spec = StubSpecs.on(Architecture.AMD64, "steady");
    spec = spec.at(new Place("fake-amd64-" + (1 + number % NODES), Architecture.AMD64, 1));
    spec = StubSpecs.with(spec, spec.variant().withImage(image));
    Job job =
        Serialization.unmarshal(JobManifest.of(spec, JobSettings.in(NAMESPACE)).yaml(), Job.class);
    job.getMetadata().setName("bare-" + number);
    job.getSpec().getTemplate().getSpec().getAffinity().setPodAntiAffinity(null);
    return job;
  }
}
