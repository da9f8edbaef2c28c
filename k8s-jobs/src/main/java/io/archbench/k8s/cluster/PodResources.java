package io.archbench.k8s.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a pod takes of its node, as the scheduler counts it.
 *
 * @param pod its specification
 */
public record PodResources(PodSpec pod) {
  private static final Map<String, Quantity> NOTHING = Map.of();

  /**
   * Its request, that of the whole pod before those of its containers: all of them together with
   * their sidecars, or what initializing takes if that is more; and what its runtime adds.
   *
   * @param resource such as {@code cpu}
   * @return 0 if it asks for nothing
   */
  public BigDecimal request(String resource) {
    BigDecimal overhead = amount(pod.getOverhead(), resource).orElse(BigDecimal.ZERO);
    Optional<BigDecimal> whole = amount(requests(pod.getResources()), resource);
    if (whole.isPresent()) {
      return whole.get().add(overhead);
    }
    BigDecimal sidecars = BigDecimal.ZERO;
    BigDecimal initializing = BigDecimal.ZERO;
    for (Container container : pod.getInitContainers()) {
      BigDecimal own = request(container, resource);
      initializing = initializing.max(sidecars.add(own));
      sidecars = isSidecar(container) ? sidecars.add(own) : sidecars;
    }
    BigDecimal running = sidecars;
    for (Container container : pod.getContainers()) {
      running = running.add(request(container, resource));
    }
    return running.max(initializing).add(overhead);
  }

  private static BigDecimal request(Container container, String resource) {
    return amount(requests(container.getResources()), resource).orElse(BigDecimal.ZERO);
  }

  /** What it may not go beyond; absent if one of what runs has no limit. */
  public Optional<BigDecimal> limit(String resource) {
    Optional<BigDecimal> whole = amount(limits(pod.getResources()), resource);
    if (whole.isPresent()) {
      return whole;
    }
    BigDecimal all = BigDecimal.ZERO;
    for (Container container : running()) {
      Optional<BigDecimal> own = amount(limits(container.getResources()), resource);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      all = all.add(own.get());
    }
    return Optional.of(all);
  }

  private List<Container> running() {
    List<Container> running = new ArrayList<>(pod.getContainers());
    pod.getInitContainers().stream().filter(PodResources::isSidecar).forEach(running::add);
    return running;
  }

  private static boolean isSidecar(Container container) {
    return "Always".equals(container.getRestartPolicy());
  }

  private static Map<String, Quantity> requests(ResourceRequirements resources) {
    return resources == null ? NOTHING : resources.getRequests();
  }

  private static Map<String, Quantity> limits(ResourceRequirements resources) {
    return resources == null ? NOTHING : resources.getLimits();
  }

  /** In whole units: CPUs, or bytes. */
  public static Optional<BigDecimal> amount(Map<String, Quantity> amounts, String resource) {
    return Optional.ofNullable(Objects.requireNonNullElse(amounts, NOTHING).get(resource))
        .map(Quantity::getNumericalAmount);
  }
}
