/**
 * Images as registries hold them: read over the registry's interface, verified from the index down
 * to the files, without a daemon and without running anything.
 */
@NullMarked
package io.archbench.k8s.image;

import org.jspecify.annotations.NullMarked;
