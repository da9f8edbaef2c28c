package io.archbench.k8s.image;

import io.archbench.k8s.image.store.ImageLocation;

/**
 * An image that was written and read back.
 *
 * @param digest of its index, or of its only manifest
 */
public record StoredImage(ImageLocation location, String digest, Transferred transferred) {
  /** The name that will always give this very image. */
  public ImageLocation pinned() {
    return location.at(digest);
  }
}
