package io.archbench.k8s.image;

import java.util.List;

/**
 * An image that is to be scanned.
 *
 * @param reference as whoever runs it names it
 * @param usedBy workloads that run it, as {@code NAMESPACE/KIND/NAME}
 */
public record NamedImage(String reference, List<String> usedBy) {
  public NamedImage {
    usedBy = List.copyOf(usedBy);
  }
}
