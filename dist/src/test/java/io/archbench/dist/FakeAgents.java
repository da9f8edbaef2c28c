package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.AgentContract;
import io.archbench.trial.CellKey;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Manifest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Plays the agents in pods of fake nodes: for each pod of a trial it writes down what an agent
 * would have printed and said, and lets the pod end. A study's Jobs have to have {@link #WAIT}
 * among their annotations.
 */
final class FakeAgents implements AutoCloseable {
  /** Ends of pods are up to whoever plays their agent. */
  static final String WAIT = "archbench.io/fake-outcome: hang";

  /** All goes well. */
  static final Agent COMPLETE = FakeAgents::complete;

  /** Agents that take their time at once, as many as a test has nodes on which they do. */
  private static final int THREADS = 16;

  /** Longer than any API server is away in a test. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int LIST_SECONDS = 3;

  private static final Duration AGAIN = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final String namespace;
  private final Agent agent;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SharedIndexInformer<Pod> pods;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean closed;

  /** What becomes of a trial. */
  interface Agent {
    /**
     * What its pod says and how it ends, by annotations of fake pods without their prefix; a pod of
     * which nothing is said goes on.
     *
     * @param pod its name
     */
    Map<String, String> said(TrialSpec spec, String pod) throws Exception;

    /** What its pod says first of all, before {@link #said} is asked. */
    default Map<String, String> begun(TrialSpec spec) {
      return Map.of();
    }
  }

  private FakeAgents(KubernetesClient client, String namespace, Agent agent) {
    this.client = client;
    this.namespace = namespace;
    this.agent = agent;
    this.pods =
        client.pods().inNamespace(namespace).withLabel("archbench.io/suite").inform(new EachOnce());
    Future<?> unused =
        clock.scheduleWithFixedDelay(this::list, LIST_SECONDS, LIST_SECONDS, TimeUnit.SECONDS);
  }

  /** Plays them until it is closed, for trials that are started from now on as well. */
  static FakeAgents in(Path kubeconfig, String namespace, Agent agent) {
    return new FakeAgents(
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
            .build(),
        namespace,
        agent);
  }

  /** What the agent of a trial says in which all goes well. */
  static Map<String, String> complete(TrialSpec spec, String pod) {
    return ended(
        FakeAgentLog.of(
            spec, FakeAgentLog.record(spec, spec.variant().architecture()), spec.cells().size()));
  }

  /** Of a pod that ends well with that log. */
  static Map<String, String> ended(FakeAgentLog log) {
    return Map.of(
        "log", log.log(),
        "message", log.message(Manifest.State.COMPLETE, Optional.empty(), ""),
        "outcome", "complete");
  }

  /** Of a pod whose agent has finished so many cells and is at the next one. */
  static Map<String, String> after(int cells, TrialSpec spec, String outcome) {
    return after(cells, spec, FakeAgentLog.record(spec, spec.variant().architecture()), outcome);
  }

  /** The same of another record. */
  static Map<String, String> after(int cells, TrialSpec spec, TrialRecord record, String outcome) {
    FakeAgentLog log = FakeAgentLog.of(spec, record, cells);
    Optional<CellKey> running = Optional.of(spec.cells().get(cells).key());
    return Map.of(
        "log", log.log(),
        "message", log.message(Manifest.State.RUNNING, running, ""),
        "outcome", outcome);
  }

  /**
   * Fails if an agent could not be played until it was closed: whatever was awaited of it never
   * came.
   */
  void check() {
    assertThat(failures).isEmpty();
  }

  private final class EachOnce implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      play(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      play(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {}
  }

  /** A watch can die without a word when the API server does. */
  private void list() {
    try {
      client
          .pods()
          .inNamespace(namespace)
          .withLabel("archbench.io/suite")
          .list()
          .getItems()
          .forEach(this::play);
    } catch (KubernetesClientException e) {
      // it is away: there is a next time
    }
  }

  private void play(Pod pod) {
    if (answered.add(pod.getMetadata().getUid())) {
      threads.execute(() -> speak(pod));
    }
  }

  private void speak(Pod pod) {
    String name = pod.getMetadata().getName();
    try {
      TrialSpec spec = spec(pod);
      say(name, agent.begun(spec));
      say(name, agent.said(spec, name));
    } catch (Exception | AssertionError e) {
      if (!closed) {
        failures.add(e);
      }
    }
  }

  private static TrialSpec spec(Pod pod) {
    return pod.getSpec().getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getName().equals(AgentContract.SPEC_VARIABLE))
        .map(variable -> SpecEnvelope.decode(variable.getValue()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Says it of a pod, whatever else changes of it meanwhile, as soon as there is an API server to
   * say it to. Of a pod that is gone there is nothing to be said.
   */
  void say(String pod, Map<String, String> said) throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      try {
        annotate(pod, said);
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
          return;
        }
        if (closed || System.nanoTime() - began > PATIENCE.toNanos()) {
          throw e;
        }
        Thread.sleep(AGAIN);
      }
    }
  }

  private void annotate(String pod, Map<String, String> said) {
    if (said.isEmpty()) {
      return;
    }
    Map<String, String> annotations = new HashMap<>();
    said.forEach((name, value) -> annotations.put("archbench.io/fake-" + name, value));
    client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            Serialization.asJson(Map.of("metadata", Map.of("annotations", annotations))));
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    pods.close();
    threads.shutdownNow();
    client.close();
  }
}
