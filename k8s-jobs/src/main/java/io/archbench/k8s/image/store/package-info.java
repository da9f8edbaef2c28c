/**
 * Where images lie: registries, asked over the OCI distribution interface, and OCI layout
 * directories. Both are an {@link io.archbench.k8s.image.store.ImageStore}.
 */
@NullMarked
package io.archbench.k8s.image.store;

import org.jspecify.annotations.NullMarked;
