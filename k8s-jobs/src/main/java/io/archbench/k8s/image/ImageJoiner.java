package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStores;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one index of images that were built apart, each on a machine of its own platform. */
public final class ImageJoiner {
  private final ImageStores stores;

  /** A joiner of images in these stores. */
  public ImageJoiner(ImageStores stores) {
    this.stores = stores;
  }

  /**
   * Joins; nothing is written unless each part is what it claims. The same parts in the same order
   * give the same digest.
   *
   * @param parts images for one platform, or indexes
   * @param to with a tag, not a digest
   * @throws RegistryException if a part has a problem, or two are for the same platform
   */
  public StoredImage join(List<ImageLocation> parts, ImageLocation to, TransferListener listener)
      throws IOException {
    ImageWriter writer = new ImageWriter(stores, to, listener);
    ImageInspector inspector = new ImageInspector(stores);
    Map<Platform, ImageLocation> whose = new LinkedHashMap<>();
    for (ImageLocation part : parts) {
      for (PlatformImage image : inspector.inspect(part).platforms()) {
        ImageLocation pinned = part.at(image.digest());
        check(image, part, Optional.ofNullable(whose.put(image.platform(), pinned)));
      }
    }
    List<Manifest> manifests = new ArrayList<>();
    List<Descriptor> entries = new ArrayList<>();
    for (Map.Entry<Platform, ImageLocation> one : whose.entrySet()) {
      ImageStore source = stores.of(one.getValue());
      Manifest manifest = source.manifest(one.getValue().version());
      writer.bring(source, ImageWriter.blobs(List.of(manifest)));
      manifests.add(manifest);
      entries.add(manifest.descriptor(Optional.of(one.getKey())));
    }
    manifests.add(Manifest.index(entries));
    return writer.finish(manifests);
  }

  private static void check(
      PlatformImage image, ImageLocation part, Optional<ImageLocation> other) {
    if (!image.problems().isEmpty()) {
      throw new RegistryException(part + ": " + String.join("; ", image.problems()));
    }
    if (other.isPresent()) {
      throw new RegistryException(
          "%s and %s are both for %s: nothing was written"
              .formatted(other.get(), part, image.platform()));
    }
  }
}
