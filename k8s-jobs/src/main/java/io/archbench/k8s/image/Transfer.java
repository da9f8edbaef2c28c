package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.ImageStore.Content;
import io.archbench.k8s.image.store.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Brings blobs into a store, several at the same time; what is there already is not sent. */
final class Transfer {
  private static final int AT_ONCE = 4;

  private final ImageStore to;
  private final TransferListener listener;

  Transfer(ImageStore to, TransferListener listener) {
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
   * Brings blobs from another store.
   *
   * @throws io.archbench.k8s.image.store.RegistryException if one cannot be read or written
   */
  Transferred bring(ImageStore from, List<Descriptor> blobs) throws IOException {
    blobs.forEach(blob -> listener.planned(blob.size()));
    List<Callable<Transferred>> work = new ArrayList<>();
    for (Descriptor blob : blobs) {
      work.add(() -> bring(from, blob));
    }
    return Parallel.all(AT_ONCE, work).stream().reduce(Transferred.NOTHING, Transferred::plus);
  }

  private Transferred bring(ImageStore from, Descriptor blob) throws IOException {
    if (!to.has(blob) && to.mount(blob, from)) {
      listener.done(blob.size());
      return new Transferred(0, 1, 0, 0);
    }
    return bring(blob, () -> from.blob(blob.digest()));
  }

  /** Brings one blob from wherever it is opened. */
  Transferred bring(Descriptor blob, Content content) throws IOException {
    boolean found = to.has(blob);
    if (!found) {
      to.put(blob, content);
    }
    listener.done(blob.size());
    return found ? new Transferred(1, 0, 0, 0) : new Transferred(0, 0, 1, blob.size());
  }
}
