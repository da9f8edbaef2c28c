/**
 * A census of a cluster's nodes: one small pod on each says what CPU it is on, which no label and
 * no field of a node does. It feeds the shares of CPU models that a study's fleet states.
 */
@NullMarked
package io.archbench.k8s.census;

import org.jspecify.annotations.NullMarked;
