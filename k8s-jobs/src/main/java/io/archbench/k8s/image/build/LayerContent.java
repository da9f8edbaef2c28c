package io.archbench.k8s.image.build;

import java.util.List;

/**
 * What a layer is made of: files that everybody may read.
 *
 * @param name for people, in the image's history
 */
public record LayerContent(String name, List<ImageFile> files) {
  public LayerContent {
    files = List.copyOf(files);
  }
}
