package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStores;
import io.archbench.k8s.image.store.InvalidReferenceException;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies an image with all its platforms and attestations, so that its digest stays the same.
 *
 * <p>A copy that was interrupted goes on with the blobs that are not there yet. The tag is written
 * last: it never names an image of which a part is missing.
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
    requireTag(to);
    ImageStore source = stores.of(from);
    ImageStore target = stores.of(to);
    Manifest top = source.manifest(from.version());
    List<Manifest> parts = new ArrayList<>();
    collect(source, top, parts, DEEPEST);
    List<Descriptor> blobs = Transfer.blobs(parts);
    Transferred transferred = new Transfer(target, listener).bring(source, blobs);
    for (Manifest part : parts) {
      target.put(part.digest(), part);
    }
    target.put(to.version(), top);
    verify(target, to, parts, blobs);
    return new StoredImage(to, top.digest(), transferred);
  }

  static void requireTag(ImageLocation to) {
    if (to.isPinned()) {
      throw new InvalidReferenceException(to.toString(), "a target with a tag, not a digest");
    }
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

  static void verify(
      ImageStore target, ImageLocation to, List<Manifest> parts, List<Descriptor> blobs)
      throws IOException {
    Manifest top = parts.get(parts.size() - 1);
    String found = target.manifest(to.version()).digest();
    if (!found.equals(top.digest())) {
      throw new RegistryException(
          to + " now has digest " + found + ", not " + top.digest() + ": did somebody else push?");
    }
    for (Manifest part : parts) {
      target.manifest(part.digest());
    }
    for (Descriptor blob : blobs) {
      if (!target.has(blob)) {
        throw new RegistryException(to + " lacks " + blob.digest() + ": copy it again");
      }
    }
  }
}
