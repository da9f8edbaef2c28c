package io.archbench.k8s.image;

import java.util.List;

/**
 * What a scan found out; the document that {@code archbench image scan --json} writes and a study's
 * {@code readiness} names.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 * @param platform where the images were to run, such as {@code linux/arm64}
 */
public record ImageScan(int schemaVersion, String platform, List<ScannedImage> images) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public ImageScan {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "scan has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
    images = List.copyOf(images);
  }

  /** Those of which that is said. */
  public List<ScannedImage> that(Readiness readiness) {
    return images.stream().filter(image -> image.readiness() == readiness).toList();
  }
}
