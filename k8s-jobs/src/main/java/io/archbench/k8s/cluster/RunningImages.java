package io.archbench.k8s.cluster;

import io.archbench.k8s.image.NamedImage;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which images pods run, and for which workloads. */
final class RunningImages {
  /** Names a host: what a runtime made of a short name, and no bare digest. */
  private static final Pattern WITH_HOST =
      Pattern.compile("(localhost|[^/]*[.:][^/]*)/[^@]+(@sha256:[0-9a-f]{64})?");

  private RunningImages() {}

  /** The images of those that are not finished, in the order of their names. */
  static List<NamedImage> of(List<Pod> pods) {
    Map<String, Set<String>> users = new TreeMap<>();
    for (Pod pod : pods) {
      String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase() + "";
      if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
        for (Container container : containers(pod)) {
          users
              .computeIfAbsent(reference(pod, container), image -> new TreeSet<>())
              .add(Workload.of(pod.getMetadata()).toString());
        }
      }
    }
    return users.entrySet().stream()
        .map(image -> new NamedImage(image.getKey(), List.copyOf(image.getValue())))
        .toList();
  }

  private static List<Container> containers(Pod pod) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .toList();
  }

  /** As the pod names it, in the runtime's full form where the pod leaves the host out. */
  private static String reference(Pod pod, Container container) {
    String named = container.getImage() + "";
    return WITH_HOST.matcher(named).matches()
        ? named
        : status(pod, container)
            .flatMap(status -> full(status.getImage()).or(() -> full(status.getImageID())))
            .orElse(named);
  }

  private static Optional<ContainerStatus> status(Pod pod, Container container) {
    return Stream.of(
            pod.getStatus().getInitContainerStatuses(), pod.getStatus().getContainerStatuses())
        .flatMap(List::stream)
        .filter(status -> container.getName().equals(status.getName()))
        .findFirst();
  }

  private static Optional<String> full(String image) {
    return Optional.ofNullable(image)
        .map(text -> text.replaceFirst("^docker-pullable://", ""))
        .filter(text -> WITH_HOST.matcher(text).matches());
  }
}
