package io.archbench.k8s.image;

import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.InvalidReferenceException;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import java.io.IOException;
import java.util.List;

/** Says of each of many images whether it runs on a platform; one that cannot be read ends none. */
public final class ImageScanner {
  private final ImageInspector inspector;
  private final Platform platform;

  /** A scanner for one platform. */
  public ImageScanner(ImageInspector inspector, Platform platform) {
    this.inspector = inspector;
    this.platform = platform;
  }

  /** Whether the image of that name runs, with what says so. */
  public ScannedImage scan(String reference) {
    try {
      return judged(reference, inspector.inspect(ImageLocation.parse(reference)));
    } catch (InvalidReferenceException | RegistryException e) {
      return new ScannedImage(reference, Readiness.UNKNOWN, List.of(e.getMessage() + ""));
    } catch (IOException e) {
      return new ScannedImage(
          reference, Readiness.UNKNOWN, List.of("the connection broke: " + e.getMessage()));
    }
  }

  private ScannedImage judged(String reference, ImageInspection image) {
    List<String> missing = image.missing(List.of(platform));
    List<PlatformImage> held =
        image.platforms().stream().filter(one -> one.platform().equals(platform)).toList();
    List<String> notes = held.stream().flatMap(one -> one.notes().stream()).toList();
    if (!missing.isEmpty()) {
      return new ScannedImage(reference, Readiness.BLOCKED, missing);
    }
    if (held.stream().allMatch(one -> one.programs() == 0)) {
      return new ScannedImage(
          reference,
          Readiness.UNKNOWN,
          List.of("the index claims " + platform + ", and no program was found to check it"));
    }
    return notes.isEmpty()
        ? new ScannedImage(reference, Readiness.READY, List.of(fits(held.get(0))))
        : new ScannedImage(reference, Readiness.SLOWER, notes);
  }

  private static String fits(PlatformImage image) {
    return image.java().isEmpty()
        ? "of " + image.programs() + " programs, none of them Java, some fit"
        : image.java().get(0).path() + " is for " + image.java().get(0).architecture();
  }
}
