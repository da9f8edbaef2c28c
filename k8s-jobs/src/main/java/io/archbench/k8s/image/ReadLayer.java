package io.archbench.k8s.image;

import java.util.Optional;

/**
 * A layer whose digest was verified.
 *
 * @param problem why it could not be looked into
 */
record ReadLayer(Optional<LayerFiles> files, Optional<String> problem) {}
