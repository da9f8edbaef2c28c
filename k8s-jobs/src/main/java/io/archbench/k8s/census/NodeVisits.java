package io.archbench.k8s.census;

import io.archbench.k8s.job.PodEvents;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The pods of a census under way: some at a time, each deleted as soon as it has answered or has
 * been waited for long enough. Not thread-safe.
 */
final class NodeVisits {
  private static final int AT_A_TIME = 20;

  private final KubernetesClient client;
  private final CensusSettings settings;
  private final String namespace;
  private final PodEvents events;
  private final Consumer<CountedNode> told;

  private final Deque<FleetNode> waiting = new ArrayDeque<>();
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final List<CountedNode> counted = new ArrayList<>();
  private int created;

  /**
   * A pod that is there.
   *
   * @param begun by {@link System#nanoTime}
   */
  private record Visit(FleetNode node, long begun) {
    boolean isOlderThan(Duration patience) {
      return System.nanoTime() - begun > patience.toNanos();
    }
  }

  /**
   * Creates nothing yet.
   *
   * @param told what became of each node
   */
  NodeVisits(KubernetesClient client, CensusSettings settings, Consumer<CountedNode> told) {
    this.client = client;
    this.settings = settings;
    this.namespace = settings.jobs().namespace();
    this.events = new PodEvents(client, namespace);
    this.told = told;
  }

  /** Sends pods to those nodes that can run one; the others are listed. */
  void plan(List<FleetNode> nodes) {
    for (FleetNode node : nodes) {
      node.unfit()
          .ifPresentOrElse(
              why -> count(CountedNode.leftOut(node, why)), () -> waiting.addLast(node));
    }
  }

  boolean areOver() {
    return waiting.isEmpty() && visits.isEmpty();
  }

  /** All nodes of which something is known. */
  List<CountedNode> counted() {
    return List.copyOf(counted);
  }

  /** Takes what there is to take, then sends the next. */
  void step() {
    look();
    boolean taken = true;
    while (taken && visits.size() < AT_A_TIME && !waiting.isEmpty()) {
      taken = send();
    }
  }

  /**
   * Creates the next pod; false if the cluster takes none at the moment.
   *
   * @throws KubernetesClientException if it never took any: then all that follow would meet the
   *     same
   */
  private boolean send() {
    FleetNode node = waiting.removeFirst();
    String name = CensusPod.name(settings.census(), created + 1);
    try {
      client.resource(CensusPod.of(name, node, settings)).create();
      created++;
      visits.put(name, new Visit(node, System.nanoTime()));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) { // created; the answer was lost
        created++;
        visits.put(name, new Visit(node, System.nanoTime()));
        return true;
      }
      if (created == 0) {
        throw e;
      }
      if (visits.isEmpty()) {
        count(CountedNode.leftOut(node, "was sent no pod: " + e.getMessage()));
        return true;
      }
      waiting.addFirst(node); // a quota, perhaps: again when one of the others has ended
      return false;
    }
  }

  private void look() {
    if (visits.isEmpty()) {
      return;
    }
    Map<String, Pod> there =
        client
            .pods()
            .inNamespace(namespace)
            .withLabel(CensusPod.LABEL, settings.census().text())
            .list()
            .getItems()
            .stream()
            .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), pod -> pod));
    for (String name : List.copyOf(visits.keySet())) {
      Visit visit = visits.get(name);
      if (visit != null) {
        became(visit, Optional.ofNullable(there.get(name)))
            .ifPresent(
                found -> {
                  delete(name);
                  count(found);
                });
      }
    }
  }

  private Optional<CountedNode> became(Visit visit, Optional<Pod> pod) {
    if (pod.isEmpty()) {
      return Optional.of(CountedNode.leftOut(visit.node(), "its pod was deleted by somebody else"));
    }
    CensusAnswer answer = new CensusAnswer(visit.node(), pod.get());
    return answer
        .given()
        .or(
            () ->
                visit.isOlderThan(settings.patience())
                    ? Optional.of(CountedNode.leftOut(visit.node(), answer.silence(events)))
                    : Optional.empty());
  }

  private void count(CountedNode node) {
    counted.add(node);
    told.accept(node);
  }

  private void delete(String name) {
    client.pods().inNamespace(namespace).withName(name).withGracePeriod(0).delete();
    visits.remove(name);
  }

  /**
   * Deletes all pods that are still there.
   *
   * @throws KubernetesClientException if the cluster does not let them be deleted
   */
  void giveUp() {
    KubernetesClientException failure = null;
    for (String name : List.copyOf(visits.keySet())) {
      try {
        delete(name);
      } catch (KubernetesClientException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
