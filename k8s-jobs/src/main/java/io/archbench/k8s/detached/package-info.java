/**
 * A runner that is itself a Job of the cluster, so that a run goes on when whoever began it is
 * gone: it works on a run directory on a volume, can be followed, and gives the directory out.
 */
@NullMarked
package io.archbench.k8s.detached;

import org.jspecify.annotations.NullMarked;
