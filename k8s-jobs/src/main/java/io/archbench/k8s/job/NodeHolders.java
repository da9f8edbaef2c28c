package io.archbench.k8s.job;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.trial.Place;
import io.archbench.trial.RunId;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds nodes for a variant by a holder pod for each, and keeps them.
 *
 * <p>Which node a holder gets is the scheduler's business; whether the node will do is decided
 * here, and a holder on one that will not is replaced by one that keeps off it. Not thread-safe.
 */
final class NodeHolders {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final RunPods pods;
  private final NodeReader nodes;
  private final NodeFitness fitness;
  private final PendingPod pending;
  private final Patience patience;
  private final RunId run;
  private final VariantSpec variant;
  private final String selection;
  private final JobSettings settings;

  /** Nodes that were no places, and why. */
  private final TreeMap<String, String> unfit = new TreeMap<>();

  /** The same nodes by their label, which autoscalers understand better than names. */
  private final TreeSet<String> unfitHosts = new TreeSet<>();

  /** Places by their holder: they are looked at again when a trial has run there. */
  private final Map<String, Place> taken = new HashMap<>();

  private int created;

  NodeHolders(KubernetesAccess access, RunId run, VariantSpec variant, JobSettings settings) {
    this.client = access.client();
    this.pods = access.pods();
    this.nodes = access.nodes();
    this.fitness = new NodeFitness(nodes);
    this.pending = access.pending();
    this.patience = access.patience();
    this.run = run;
    this.variant = variant;
    this.selection = NodeSelection.of(variant).id();
    this.settings = settings;
  }

  /**
   * What is thought of a holder's node.
   *
   * @param place if it is one
   * @param why if it is not one yet
   */
  private record Found(Optional<Place> place, String why) {
    static Found no(String why) {
      return new Found(Optional.empty(), why);
    }
  }

  /**
   * Waits until the wanted nodes are there.
   *
   * @param longest how long, not counting the time in which an autoscaler is working on it
   * @param waiting told why it waits
   */
  HeldNodes acquire(int wanted, Duration longest, Consumer<String> waiting)
      throws InterruptedException {
    String forbidden = forbidden();
    if (!forbidden.isEmpty()) {
      return new HeldNodes(List.of(), missing(List.of(), wanted, forbidden), () -> {});
    }
    try {
      for (int number = 0; number < wanted; number++) {
        create(variant.nodes().isEmpty() ? Optional.empty() : named(number));
      }
      return await(wanted, longest, waiting);
    } catch (InterruptedException | RuntimeException e) {
      giveBackAfter(e);
      throw e;
    }
  }

  /** Nothing is kept of an attempt to hold nodes that failed; what failed first counts. */
  private void giveBackAfter(Exception failure) {
    boolean interrupted = Thread.interrupted(); // requests of an interrupted thread fail
    try {
      giveBack();
    } catch (KubernetesClientException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private HeldNodes await(int wanted, Duration longest, Consumer<String> waiting)
      throws InterruptedException {
    String told = "";
    String before = "";
    Duration left = longest;
    while (true) {
      long began = System.nanoTime();
      List<Pod> holders = holders();
      List<Found> found = holders.stream().map(this::look).toList();
      List<Place> places = found.stream().flatMap(one -> one.place().stream()).toList();
      String why = why(found);
      if (places.size() >= wanted || left.isNegative() || isHopeless(places, wanted)) {
        giveBack(holders, found);
        return new HeldNodes(places, missing(places, wanted, why), this::giveBackOrSay);
      }
      if (!why.equals(told) && why.equals(before)) { // what lasts a moment is not told
        waiting.accept(why);
        told = why;
      }
      before = why;
      pods.awaitChange(LOOK_EVERY);
      if (holders.stream().filter(NodeHolders::isWithoutNode).noneMatch(pending::isScalingUp)) {
        left = left.minusNanos(System.nanoTime() - began);
      }
    }
  }

  /** Nodes that the study names cannot be replaced by others. */
  private boolean isHopeless(List<Place> places, int wanted) {
    return !variant.nodes().isEmpty() && places.size() + unfit.size() >= wanted;
  }

  private Optional<String> named(int number) {
    return Optional.of(variant.nodes().get(number));
  }

  /** What has to be allowed, or said in the study, before anything can be held. */
  private String forbidden() {
    return variant.nodes().isEmpty() && !nodes.mayReadNodes()
        ? "not allowed to read nodes, and the study names none: bind the ClusterRole"
            + " archbench-node-reader (docs/kubernetes.md), or give variants."
            + variant.name()
            + ".nodes a list of names"
        : "";
  }

  private String missing(List<Place> places, int wanted, String why) {
    return places.size() >= wanted
        ? ""
        : "%d of %d nodes for %s (%s): %s"
            .formatted(places.size(), wanted, variant.name(), variant.architecture(), why);
  }

  private String why(List<Found> found) {
    Set<String> words = new TreeSet<>();
    found.stream().map(Found::why).filter(why -> !why.isEmpty()).forEach(words::add);
    unfit.forEach((node, why) -> words.add("node " + node + " " + why));
    return String.join("; ", words);
  }

  /** The same names again and again: what an earlier runner created is adopted. */
  private void create(Optional<String> node) {
    created++;
    Pod pod =
        HolderPod.of(
            HolderPod.name(run, selection, created),
            run,
            variant,
            node,
            unfitHosts,
            patience.hold(),
            settings);
    Optional<Pod> there =
        Optional.ofNullable(
            client
                .pods()
                .inNamespace(settings.namespace())
                .withName(pod.getMetadata().getName())
                .get());
    if (there.filter(NodeHolders::isOver).isPresent()) {
      create(node); // it ended, at its deadline or with its node
    } else if (there.isEmpty()) {
      client.resource(pod).fieldManager(Labels.FIELD_MANAGER).serverSideApply();
    }
  }

  private List<Pod> holders() {
    return pods
        .seen(pod -> selection.equals(pod.getMetadata().getLabels().get(Labels.SELECTION)))
        .stream()
        .filter(seen -> !seen.gone())
        .map(RunPods.SeenPod::pod)
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && !isOver(pod))
        .toList();
  }

  private static boolean isWithoutNode(Pod pod) {
    return pod.getSpec().getNodeName() == null;
  }

  private static boolean isOver(Pod pod) {
    String phase = pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private Found look(Pod holder) {
    String name = holder.getSpec().getNodeName();
    if (name == null) {
      return Found.no(pending.why(holder, variant));
    }
    Place known = taken.get(holder.getMetadata().getUid());
    if (known != null) {
      return new Found(Optional.of(known), "");
    }
    Optional<Node> node = nodes.node(name);
    if (node.isEmpty()) {
      return nodes.mayReadNodes()
          ? Found.no("node " + name + " is not there any more")
          : new Found(Optional.of(unseen(name)), "");
    }
    Optional<String> reason = fitness.unfit(node.get(), variant);
    if (reason.isPresent()) {
      replace(holder, node.get(), reason.get());
      return Found.no("");
    }
    return young(node.get())
        .map(Found::no)
        .orElseGet(() -> new Found(Optional.of(take(holder, node.get())), ""));
  }

  /** A node that has just joined still pulls, starts and settles. */
  private Optional<String> young(Node node) {
    return fitness
        .unready(node)
        .or(() -> joined(node))
        .map(why -> "node " + node.getMetadata().getName() + " " + why);
  }

  private Optional<String> joined(Node node) {
    Duration age =
        Duration.between(Instant.parse(node.getMetadata().getCreationTimestamp()), Instant.now());
    return age.compareTo(patience.settle()) < 0
        ? Optional.of("joined less than %d s ago".formatted(patience.settle().toSeconds()))
        : Optional.empty();
  }

  private void replace(Pod holder, Node node, String reason) {
    String name = node.getMetadata().getName();
    unfit.put(name, reason);
    unfitHosts.add(RestrictedPod.hostName(node));
    delete(holder);
    if (variant.nodes().isEmpty()) {
      create(Optional.empty());
    }
  }

  private Place take(Pod holder, Node node) {
    Place place = place(node);
    taken.put(holder.getMetadata().getUid(), place);
    return place;
  }

  private static Place place(Node node) {
    Quantity cpu = node.getStatus().getAllocatable().getOrDefault("cpu", new Quantity("1"));
    return new Place(
        node.getMetadata().getName(),
        NodeReader.architecture(node),
        Math.max(1, cpu.getNumericalAmount().intValue()));
  }

  /** The scheduler has seen that it fits; more may not be looked at. */
  private Place unseen(String node) {
    return new Place(node, variant.architecture(), 1);
  }

  /** Holders that found nothing: an autoscaler need not try any longer. */
  private void giveBack(List<Pod> holders, List<Found> found) {
    for (int i = 0; i < holders.size(); i++) {
      if (found.get(i).place().isEmpty()) {
        delete(holders.get(i));
      }
    }
  }

  private void giveBackOrSay() {
    try {
      giveBack();
    } catch (KubernetesClientException e) {
      throw ClusterException.of(
          client,
          "giving back nodes of " + variant.name() + " in " + settings.namespace(),
          "list and delete pods",
          e);
    }
  }

  /** All of them, ended ones too, as the cluster has them now. */
  private void giveBack() {
    client
        .pods()
        .inNamespace(settings.namespace())
        .withLabel(Labels.RUN, run.text())
        .withLabel(Labels.SELECTION, selection)
        .list()
        .getItems()
        .forEach(this::delete);
  }

  private void delete(Pod holder) {
    client
        .pods()
        .inNamespace(settings.namespace())
        .withName(holder.getMetadata().getName())
        .withGracePeriod(0)
        .delete();
  }
}
