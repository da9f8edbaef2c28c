package io.archbench.k8s.doctor;

import io.archbench.k8s.detached.RunnerImage;
import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageReference;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks into the images that variants, and a runner in the cluster, are to run from. Thread-safe.
 */
public final class ImageCheck {
  private final ImageInspector inspector;

  /** A check of images that this inspector can read. */
  public ImageCheck(ImageInspector inspector) {
    this.inspector = inspector;
  }

  /**
   * Whether it runs on these platforms and its suites can be read, and what its native libraries
   * are like there.
   */
  public CheckedImage look(String image, List<Platform> platforms) throws IOException {
    String where = "image " + image;
    try {
      ImageLocation location = ImageLocation.parse(image);
      ImageInspection found = inspector.inspect(location, platforms);
      List<String> missing = found.missing(platforms);
      if (!missing.isEmpty()) {
        return new CheckedImage(image, List.of(unusable(where, String.join("; ", missing))));
      }
      for (Platform platform : platforms) {
        inspector.suites(location, platform);
      }
      List<Finding> findings = new ArrayList<>();
      for (PlatformImage platform : found.platforms()) {
        for (String note : platform.notes()) {
          findings.add(
              Finding.of(FindingKind.IMAGE_NATIVE, where, platform.platform() + ": " + note));
        }
      }
      return new CheckedImage(location.at(found.digest()).toString(), findings);
    } catch (RegistryException e) {
      return new CheckedImage(image, List.of(unusable(where, e.getMessage() + "")));
    }
  }

  /**
   * Whether a runner starts from it.
   *
   * @param version of the runner that has to be in it
   */
  public CheckedRunner lookForRunner(String image, String version) throws IOException {
    try {
      ImageReference location = ImageReference.parse(image);
      return new CheckedRunner(
          RunnerImage.of(location, inspector.inspect(location), version), List.of());
    } catch (RegistryException e) {
      return new CheckedRunner(
          RunnerImage.unseen(image),
          List.of(Finding.of(FindingKind.RUNNER_IMAGE, "image " + image, e.getMessage() + "")));
    }
  }

  private static Finding unusable(String where, String what) {
    return Finding.of(FindingKind.IMAGE_UNUSABLE, where, what);
  }
}
