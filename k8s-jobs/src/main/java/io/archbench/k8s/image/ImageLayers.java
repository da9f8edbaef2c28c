package io.archbench.k8s.image;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.VerifiedContent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads layers, each once however many images have it, several at the same time. Thread-safe. */
final class ImageLayers {
  /** Of a whole cluster's images those are kept that came last. */
  private static final int KEPT = 128;

  private final Map<String, ReadLayer> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ReadLayer> eldest) {
              return size() > KEPT;
            }
          });

  /**
   * These layers, in their order.
   *
   * @param what names the image in errors
   * @throws io.archbench.k8s.image.store.RegistryException if one is not what its digest says
   */
  List<ReadLayer> read(ImageStore store, String what, List<Descriptor> layers) throws IOException {
    Map<String, ReadLayer> found = new HashMap<>();
    layers.forEach(
        layer ->
            Optional.ofNullable(read.get(layer.digest()))
                .ifPresent(known -> found.put(layer.digest(), known)));
    List<Descriptor> unread =
        layers.stream()
            .distinct()
            .filter(layer -> !found.containsKey(layer.digest()))
            // the longest first, for what is left at the end is waited for alone
            .sorted(Comparator.comparingLong(Descriptor::size).reversed())
            .toList();
    List<Callable<ReadLayer>> work = new ArrayList<>();
    unread.forEach(layer -> work.add(() -> read(store, what, layer)));
    List<ReadLayer> fresh = Parallel.all(Runtime.getRuntime().availableProcessors(), work);
    for (int i = 0; i < fresh.size(); i++) {
      found.put(unread.get(i).digest(), fresh.get(i));
      read.put(unread.get(i).digest(), fresh.get(i));
    }
    return layers.stream().map(layer -> Objects.requireNonNull(found.get(layer.digest()))).toList();
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
        return read(LayerReader.read(decompressed(content)));
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

  /** All members: the JDK's stream may end at the first, and a layer may have one for each file. */
  private static InputStream decompressed(VerifiedContent content) throws IOException {
    return GzipCompressorInputStream.builder()
        .setInputStream(new BufferedInputStream(content.stream(), 65_536))
        .setDecompressConcatenated(true)
        .get();
  }

  private static ReadLayer read(LayerFiles files) {
    return new ReadLayer(Optional.of(files), Optional.empty());
  }

  private static ReadLayer problem(String words) {
    return new ReadLayer(Optional.empty(), Optional.of(words));
  }
}
