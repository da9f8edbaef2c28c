/** Trials as Kubernetes Jobs. */
@NullMarked
package io.archbench.k8s.job;

import org.jspecify.annotations.NullMarked;
