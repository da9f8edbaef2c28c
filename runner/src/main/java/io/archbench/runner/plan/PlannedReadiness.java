package io.archbench.runner.plan;

import io.archbench.k8s.image.ImageScan;
import io.archbench.k8s.image.Readiness;
import io.archbench.k8s.image.ScannedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which images a scan found to run on the other architecture, as it was when the study was planned.
 *
 * @param platform where they were to run
 * @param images that were looked at
 */
public record PlannedReadiness(String platform, List<ScannedImage> images) {
  public PlannedReadiness {
    images = List.copyOf(images);
  }

  static PlannedReadiness of(ImageScan scan) {
    return new PlannedReadiness(scan.platform(), scan.images());
  }

  /** Why not all that is measured can move; empty if all of it can. */
  Optional<String> doubt() {
    List<String> doubts = new ArrayList<>();
    if (count(Readiness.BLOCKED) > 0) {
      doubts.add(count(Readiness.BLOCKED) + " blocked on " + platform);
    }
    if (count(Readiness.UNKNOWN) > 0) {
      doubts.add(count(Readiness.UNKNOWN) + " unknown");
    }
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of("of %d images %s".formatted(images.size(), String.join(", ", doubts)));
  }

  private long count(Readiness readiness) {
    return images.stream().filter(image -> image.readiness() == readiness).count();
  }
}
