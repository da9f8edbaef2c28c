package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStores;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies an image with all its platforms and attestations, so that its digest stays the same. A
 * copy that was interrupted goes on with the blobs that are not there yet.
 */
public final class ImageCopier {
  private static final int DEEPEST = 3;

  private final ImageStores stores;

  /** A copier between these stores. */
  public ImageCopier(ImageStores stores) {
    this.stores = stores;
  }

  /**
   * Copies, and then reads back what the target gives.
   *
   * @param to with a tag, not a digest
   * @throws RegistryException if something is missing, damaged or refused
   */
  public StoredImage copy(ImageLocation from, ImageLocation to, TransferListener listener)
      throws IOException {
    ImageWriter writer = new ImageWriter(stores, to, listener);
    ImageStore source = stores.of(from);
    List<Manifest> manifests = new ArrayList<>();
    collect(source, source.manifest(from.version()), manifests, DEEPEST);
    writer.bring(source, ImageWriter.blobs(manifests));
    return writer.finish(manifests);
  }

  /** What an index names comes before it, for stores refuse an index with missing parts. */
  private static void collect(ImageStore store, Manifest from, List<Manifest> into, int depth)
      throws IOException {
    if (depth == 0) {
      throw new RegistryException("an index of indexes of indexes: this is no image");
    }
    for (Descriptor entry : from.entries()) {
      collect(store, store.manifest(entry.digest()), into, depth - 1);
    }
    into.add(from);
  }
}
