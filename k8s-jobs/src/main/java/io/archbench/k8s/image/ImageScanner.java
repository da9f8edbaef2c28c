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

  /** All of them, in their order. */
  public ImageScan scan(List<NamedImage> images) {
    return new ImageScan(
        ImageScan.SCHEMA, platform.toString(), images.stream().map(this::scan).toList());
  }

  private ScannedImage scan(NamedImage image) {
    String reference = image.reference();
    try {
      return judged(image, inspector.inspect(ImageLocation.parse(reference), List.of(platform)));
    } catch (InvalidReferenceException | RegistryException e) {
      return said(image, Readiness.UNKNOWN, e.getMessage() + "");
    } catch (IOException e) {
      return said(image, Readiness.UNKNOWN, "the connection broke: " + e.getMessage());
    } catch (RuntimeException e) {
      // an image that nobody thought of: it ends neither the others nor counts as ready
      return said(image, Readiness.UNKNOWN, "cannot be understood: " + e);
    }
  }

  private static ScannedImage said(NamedImage image, Readiness readiness, String... evidence) {
    return new ScannedImage(image.reference(), readiness, List.of(evidence), image.usedBy());
  }

  private ScannedImage judged(NamedImage image, ImageInspection found) {
    List<String> missing = found.missing(List.of(platform));
    boolean unchecked =
        found.platforms().stream()
            .filter(held -> held.platform().equals(platform))
            .anyMatch(held -> held.problems().isEmpty() && !held.unchecked().isEmpty());
    if (!missing.isEmpty()) {
      return said(
          image, unchecked ? Readiness.UNKNOWN : Readiness.BLOCKED, missing.toArray(String[]::new));
    }
    PlatformImage held = found.of(platform);
    if (held.programs() == 0) {
      return said(
          image,
          Readiness.UNKNOWN,
          "the index claims " + platform + ", and no program was found to check it");
    }
    return held.notes().isEmpty()
        ? said(image, Readiness.READY, fits(held))
        : said(image, Readiness.SLOWER, held.notes().toArray(String[]::new));
  }

  private static String fits(PlatformImage image) {
    return image.java().isEmpty()
        ? "some of its " + image.programs() + " programs fit; none of them is Java"
        : image.java().get(0).path() + " is for " + image.java().get(0).architecture();
  }
}
