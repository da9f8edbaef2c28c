package io.archbench.k8s.image.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers that are being built, each once however many platforms have it. Not thread-safe. */
final class LayerArchives implements AutoCloseable {
  private final ScratchDirectory scratch = new ScratchDirectory();
  private final Map<LayerContent, LayerArchive> archives = new HashMap<>();

  LayerArchives() throws IOException {}

  /** A directory that goes when the layers do. */
  Path scratch() {
    return scratch.path();
  }

  /** Layers of these contents, in their order. */
  List<LayerArchive> of(List<LayerContent> contents) throws IOException {
    List<LayerArchive> layers = new ArrayList<>();
    for (LayerContent content : contents) {
      LayerArchive layer = archives.get(content);
      if (layer == null) {
        layer = LayerArchive.write(content, scratch.path().resolve("layer-" + archives.size()));
        archives.put(content, layer);
      }
      layers.add(layer);
    }
    return layers;
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
