package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.VerifiedContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Reads layers, each once however many images have it, several at the same time. Thread-safe. */
final class ImageLayers {
  private final Map<String, ReadLayer> read = new ConcurrentHashMap<>();

  /**
   * These layers, in their order.
   *
   * @param what names the image in errors
   * @throws io.archbench.k8s.image.store.RegistryException if one is not what its digest says
   */
  List<ReadLayer> read(ImageStore store, String what, List<Descriptor> layers) throws IOException {
    List<Callable<ReadLayer>> work = new ArrayList<>();
    List<Descriptor> unread =
        layers.stream()
            .distinct()
            .filter(layer -> !read.containsKey(layer.digest()))
            // the longest first, for what is left at the end is waited for alone
            .sorted(Comparator.comparingLong(Descriptor::size).reversed())
            .toList();
    unread.forEach(layer -> work.add(() -> read(store, what, layer)));
    List<ReadLayer> found = Parallel.all(Runtime.getRuntime().availableProcessors(), work);
    for (int i = 0; i < found.size(); i++) {
      read.put(unread.get(i).digest(), found.get(i));
    }
    return layers.stream().map(layer -> Objects.requireNonNull(read.get(layer.digest()))).toList();
  }

  private static ReadLayer read(ImageStore store, String what, Descriptor layer)
      throws IOException {
    String digest = layer.digest();
    try (VerifiedContent content =
        new VerifiedContent(store.blob(digest), what + ": layer " + digest, digest)) {
      ReadLayer found = files(content, layer);
      content.verify();
      return found;
    }
  }

  private static ReadLayer files(VerifiedContent content, Descriptor layer) {
    try {
      if (layer.mediaType().endsWith("gzip")) {
        return read(LayerReader.read(new GZIPInputStream(content.stream(), 65_536)));
      }
      if (layer.mediaType().endsWith("tar")) {
        return read(LayerReader.read(content.stream()));
      }
      return problem("not checked: layer " + layer.digest() + " is " + layer.mediaType());
    } catch (IOException e) {
      // a damaged layer is no archive either: the digest says which of the two it is
      return problem("layer " + layer.digest() + " is no archive: " + e.getMessage());
    }
  }

  private static ReadLayer read(LayerFiles files) {
    return new ReadLayer(Optional.of(files), Optional.empty());
  }

  private static ReadLayer problem(String words) {
    return new ReadLayer(Optional.empty(), Optional.of(words));
  }
}
