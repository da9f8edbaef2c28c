package io.archbench.k8s.image.build;

import java.nio.file.Path;

/**
 * A file of a layer; a symbolic link stays one.
 *
 * @param path in the image, with a slash before it
 * @param source where its content lies, and whether it may be executed
 */
public record ImageFile(String path, Path source) {}
