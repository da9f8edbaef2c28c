package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStore.Content;
import io.archbench.k8s.image.store.ImageStores;
import io.archbench.k8s.image.store.InvalidReferenceException;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Writes one image: its blobs, of which those that are there already are not sent; then its
 * manifests; its tag last, so that it never names an image of which a part is missing. Not
 * thread-safe.
 */
public final class ImageWriter {
  private static final int AT_ONCE = 4;

  private final ImageStore target;
  private final ImageLocation to;
  private final TransferListener listener;
  private Transferred transferred = Transferred.NOTHING;

  /**
   * A writer of that image.
   *
   * @throws InvalidReferenceException if it is named by a digest and not by a tag
   */
  public ImageWriter(ImageStores stores, ImageLocation to, TransferListener listener) {
    if (to.isPinned()) {
      throw new InvalidReferenceException(to.toString(), "a target with a tag, not a digest");
    }
    this.target = stores.target(to);
    this.to = to;
    this.listener = listener;
  }

  /** The configuration and layers of these manifests, each once. */
  static List<Descriptor> blobs(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> !manifest.isIndex())
        .flatMap(
            manifest -> Stream.concat(Stream.of(manifest.config()), manifest.layers().stream()))
        .distinct()
        .toList();
  }

  /**
   * Brings blobs from another store, several at the same time.
   *
   * @throws RegistryException if one cannot be read or written
   */
  public void bring(ImageStore from, List<Descriptor> blobs) throws IOException {
    blobs.forEach(blob -> listener.planned(blob.size()));
    List<Callable<Transferred>> work = new ArrayList<>();
    for (Descriptor blob : blobs) {
      work.add(() -> brought(from, blob));
    }
    for (Transferred one : Parallel.all(AT_ONCE, work)) {
      transferred = transferred.plus(one);
    }
  }

  private Transferred brought(ImageStore from, Descriptor blob) throws IOException {
    Transferred how;
    if (target.has(blob)) {
      how = Transferred.FOUND;
    } else if (target.mount(blob, from)) {
      how = Transferred.MOUNTED;
    } else {
      target.put(blob, () -> from.blob(blob.digest()));
      how = Transferred.sent(blob.size());
    }
    listener.done(blob.size());
    return how;
  }

  /** Brings one blob from wherever it is opened. */
  public void bring(Descriptor blob, Content content) throws IOException {
    listener.planned(blob.size());
    boolean found = target.has(blob);
    if (!found) {
      target.put(blob, content);
    }
    listener.done(blob.size());
    transferred = transferred.plus(found ? Transferred.FOUND : Transferred.sent(blob.size()));
  }

  /**
   * Writes the manifests, and reads back what the target gives.
   *
   * @param manifests each after those that it names; the last gets the tag
   * @throws RegistryException if something is not there
   */
  public StoredImage finish(List<Manifest> manifests) throws IOException {
    Manifest top = manifests.get(manifests.size() - 1);
    for (Manifest part : manifests) {
      target.put(part.digest(), part);
    }
    target.put(to.version(), top);
    String found = target.manifest(to.version()).digest();
    if (!found.equals(top.digest())) {
      throw new RegistryException(
          to + " now has digest " + found + ", not " + top.digest() + ": did somebody else push?");
    }
    for (Manifest part : manifests) {
      target.manifest(part.digest());
    }
    for (Descriptor blob : blobs(manifests)) {
      if (!target.has(blob)) {
        throw new RegistryException(to + " lacks " + blob.digest() + ": write it again");
      }
    }
    return new StoredImage(to, top.digest(), transferred);
  }
}
