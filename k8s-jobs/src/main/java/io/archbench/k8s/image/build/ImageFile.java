package io.archbench.k8s.image.build;

import java.nio.file.Path;

/**
 * A file of a layer.
 *
 * @param path in the image, with a slash before it
 * @param source where its content lies
 */
public record ImageFile(String path, Path source) {}
