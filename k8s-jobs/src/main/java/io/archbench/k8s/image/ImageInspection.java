package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an image holds, verified down to its files.
 *
 * @param digest of the index, or of the only manifest
 * @param index whether it can hold several platforms
 */
public record ImageInspection(
    String reference, String digest, boolean index, List<PlatformImage> platforms) {
  public ImageInspection {
    platforms = List.copyOf(platforms);
  }

  /**
   * What it holds for a platform.
   *
   * @throws java.util.NoSuchElementException if it holds nothing for it
   */
  public PlatformImage of(Platform platform) {
    return platforms.stream()
        .filter(image -> image.platform().equals(platform))
        .findFirst()
        .orElseThrow();
  }

  /** What keeps the image from running on these platforms, a line each; empty if nothing does. */
  public List<String> missing(List<Platform> required) {
    List<String> missing = new ArrayList<>();
    for (Platform platform : required) {
      List<PlatformImage> held =
          platforms.stream().filter(one -> one.platform().equals(platform)).toList();
      if (held.isEmpty()) {
        missing.add(platform + ": not in the image");
      }
      held.forEach(
          one ->
              Stream.concat(one.problems().stream(), one.unchecked().stream())
                  .forEach(problem -> missing.add(platform + ": " + problem)));
    }
    return missing;
  }
}
