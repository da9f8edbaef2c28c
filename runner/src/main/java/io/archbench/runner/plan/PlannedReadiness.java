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
 * @param images how many were looked at
 * @param slower those that run there on a slower path
 * @param blocked those that do not run there
 * @param unknown those that could not be checked, which never count as ready
 */
public record PlannedReadiness(
    String platform, int images, List<String> slower, List<String> blocked, List<String> unknown) {
  public PlannedReadiness {
    slower = List.copyOf(slower);
    blocked = List.copyOf(blocked);
    unknown = List.copyOf(unknown);
  }

  static PlannedReadiness of(ImageScan scan) {
    return new PlannedReadiness(
        scan.platform(),
        scan.images().size(),
        names(scan, Readiness.SLOWER),
        names(scan, Readiness.BLOCKED),
        names(scan, Readiness.UNKNOWN));
  }

  private static List<String> names(ImageScan scan, Readiness readiness) {
    return scan.that(readiness).stream().map(ScannedImage::reference).toList();
  }

  /** Why not all that is measured can move; empty if all of it can. */
  Optional<String> doubt() {
    List<String> doubts = new ArrayList<>();
    if (!blocked.isEmpty()) {
      doubts.add(blocked.size() + " blocked on " + platform);
    }
    if (!unknown.isEmpty()) {
      doubts.add(unknown.size() + " unknown");
    }
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of("of %d images %s".formatted(images, String.join(", ", doubts)));
  }
}
